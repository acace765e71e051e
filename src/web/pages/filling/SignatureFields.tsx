import type { Text } from "../../app/language.tsx"
import { useLanguage } from "../../app/language.tsx"
import { Field } from "../../components/Field.tsx"

export interface Signed {
  readonly filler: string
  readonly head: string
  readonly statisticsHead: string
  readonly telephone: string
}

export const emptySignature: Signed = { filler: "", head: "", statisticsHead: "", telephone: "" }

export const isSigned = ({ filler, head, statisticsHead, telephone }: Signed) =>
  [filler, head, statisticsHead].every((name) => name.trim() !== "") && telephone.trim().length >= 5

const fields: readonly (readonly [keyof Signed, Text, number])[] = [
  ["head", { zh: "单位负责人", en: "Head of the unit" }, 60],
  ["statisticsHead", { zh: "统计负责人", en: "Head of statistics" }, 60],
  ["filler", { zh: "填表人", en: "Filled in by" }, 60],
  ["telephone", { zh: "联系电话", en: "Telephone" }, 40],
]

/** Who signs a return (统计法实施条例第十七条). */
export function SignatureFields({
  value,
  onChange,
}: {
  readonly value: Signed
  readonly onChange: (value: Signed) => void
}) {
  const { t } = useLanguage()
  return (
    <>
      {fields.map(([name, label, most]) => (
        <Field key={name} label={t(label)}>
          <input
            required
            type={name === "telephone" ? "tel" : "text"}
            maxLength={most}
            value={value[name]}
            onChange={(event) => onChange({ ...value, [name]: event.target.value })}
          />
        </Field>
      ))}
    </>
  )
}
