import { Descriptions } from "antd"
import { describeMethod } from "#reports"
import { useLanguage } from "../../../app/language.tsx"
import type { Reading } from "./reading.ts"

/** Every option of the method in plain words, and the digests of what was evaluated. */
export default function MethodTab({ reading }: { readonly reading: Reading }) {
  const { t } = useLanguage()
  const { result } = reading
  return (
    <Descriptions
      column={1}
      size="small"
      bordered
      items={[
        ...describeMethod(result.method).map((line) => ({
          key: line.option,
          label: t(line.name),
          children: t(line.words),
        })),
        {
          key: "engine",
          label: t({ zh: "计算程序", en: "Engine" }),
          children: `${result.engine.name} ${result.engine.version}`,
        },
      ]}
    />
  )
}
