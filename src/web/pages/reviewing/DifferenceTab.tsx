import { useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Moment } from "../../components/Moment.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { Nothing } from "../../components/States.tsx"
import { percentChange } from "./figure-words.ts"
import type { Review } from "./review-types.ts"

/** What differs between two revisions of the return. */
export function DifferenceTab({ review }: { readonly review: Review }) {
  const { t } = useLanguage()
  const numbers = review.revisions.map(({ number }) => number)
  const last = numbers.at(-1) ?? 1
  const [a, setA] = useState(Math.max(1, last - 1))
  const [b, setB] = useState(last)
  if (numbers.length < 2)
    return (
      <Nothing
        text={{
          zh: numbers.length === 0 ? "还没有上报。" : "只上报过一次，没有可以比较的版本。",
          en:
            numbers.length === 0 ? "Nothing was submitted yet." : "Submitted once: nothing to compare with.",
        }}
      />
    )
  const choose = (label: string, value: number, onChoose: (number: number) => void) => (
    <label>
      {label}
      <select value={value} onChange={(event) => onChoose(Number(event.target.value))}>
        {numbers.map((number) => (
          <option key={number} value={number}>
            {t({ zh: `第 ${number} 版`, en: `Revision ${number}` })}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <>
      <div className="fields" style={{ marginBottom: 8 }}>
        {choose(t({ zh: "从", en: "From" }), a, setA)}
        {choose(t({ zh: "到", en: "To" }), b, setB)}
      </div>
      <Differing review={review} a={a} b={b} />
    </>
  )
}

function Differing({ review, a, b }: { readonly review: Review; readonly a: number; readonly b: number }) {
  const { t } = useLanguage()
  const query = useRoute("GET /api/reviews/:survey/:unit/difference", {
    params: { survey: review.survey.id, unit: review.unit.id },
    query: { a: String(a), b: String(b) },
  })
  return (
    <Query query={query}>
      {(difference) => (
        <>
          <p className="muted" style={{ margin: "0 0 6px" }}>
            {t({ zh: `第 ${a} 版`, en: `Revision ${a}` })} <Moment at={difference.a.at} />{" "}
            {difference.a.personName ?? ""} → {t({ zh: `第 ${b} 版`, en: `Revision ${b}` })}{" "}
            <Moment at={difference.b.at} /> {difference.b.personName ?? ""} ·{" "}
            {t({
              zh: `${difference.cells.length} 个单元格不同`,
              en: `${difference.cells.length} cells differ`,
            })}
          </p>
          <PlainTable
            caption={t({ zh: "不同的单元格", en: "Cells that differ" })}
            hideCaption
            maxHeight="65vh"
            rows={difference.cells}
            keyOf={({ code }) => code}
            empty={t({ zh: "两版没有不同。", en: "The two do not differ." })}
            columns={[
              {
                key: "name",
                title: t({ zh: "指标", en: "Cell" }),
                heading: true,
                cell: (cell) => `${cell.officialCode} ${t(cell.label)}`,
              },
              { key: "unit", title: t({ zh: "计量单位", en: "Unit" }), cell: (cell) => cell.unit ?? "" },
              {
                key: "a",
                title: t({ zh: `第 ${a} 版`, en: `Revision ${a}` }),
                number: true,
                cell: (cell) => cell.a ?? "—",
              },
              {
                key: "b",
                title: t({ zh: `第 ${b} 版`, en: `Revision ${b}` }),
                number: true,
                cell: (cell) => cell.b ?? "—",
              },
              {
                key: "change",
                title: t({ zh: "变动", en: "Change" }),
                number: true,
                cell: (cell) => percentChange(cell.a, cell.b) ?? "—",
              },
            ]}
          />
        </>
      )}
    </Query>
  )
}
