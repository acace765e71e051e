import type { Contracts, ResponseOf } from "#contracts"
import { useLanguage } from "../../app/language.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { percent } from "./framework-words.ts"

type Lines = ResponseOf<Contracts["GET /api/frameworks/:pack/:id"]>["conformity"]

/** How much weight a framework gives to each theme; nought is shown as nought. */
export function ConformityTable({ lines }: { readonly lines: Lines }) {
  const { t } = useLanguage()
  const interval = (pair: readonly [number, number] | null) =>
    pair === null ? "—" : `${(pair[0] * 100).toFixed(2)}–${percent(pair[1])}`
  return (
    <PlainTable
      caption={t({
        zh: "一个指标可属几个主题，各行之和不是 100 %；归入哪个主题是我方判断",
        en: "An indicator may serve several themes: lines do not sum to 100 %; which it serves is our judgement",
      })}
      rows={lines}
      keyOf={(line) => line.theme}
      columns={[
        {
          key: "label",
          title: t({ zh: "主题或要求", en: "Theme or demand" }),
          heading: true,
          cell: (line) => `${line.article} ${t(line.label)}`,
        },
        {
          key: "indicators",
          title: t({ zh: "指标数", en: "Indicators" }),
          number: true,
          cell: (line) => line.indicators.length,
        },
        {
          key: "equal",
          title: t({ zh: "未知权重取等", en: "Unknown weights equal" }),
          number: true,
          cell: (line) => (line.equal === null ? t({ zh: "未知", en: "unknown" }) : percent(line.equal)),
        },
        {
          key: "assumed",
          title: t({ zh: "按所设范围", en: "By the assumption" }),
          number: true,
          cell: (line) => interval(line.assumed),
        },
        {
          key: "any",
          title: t({ zh: "任意权重", en: "Any weights" }),
          number: true,
          cell: (line) => interval(line.any),
        },
      ]}
    />
  )
}
