import { Tag } from "antd"
import { useLanguage } from "../../app/language.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import type { Review } from "./review-types.ts"

/** All that the checks say of the revision, with what the respondent says to it. */
export function FindingsTab({ review }: { readonly review: Review }) {
  const { t } = useLanguage()
  const nameOf = (code: string) => {
    const cell = review.cells.find((one) => one.code === code)
    return cell === undefined ? code : `${cell.officialCode} ${t(cell.label)}`
  }
  return (
    <>
      <PlainTable
        caption={t({ zh: "审核结果与说明", en: "Findings and explanations" })}
        hideCaption
        rows={review.findings}
        keyOf={(finding, i) => `${finding.check} ${i}`}
        maxHeight="70vh"
        empty={t({ zh: "审核关系全部通过。", en: "All checks are kept." })}
        columns={[
          {
            key: "level",
            title: t({ zh: "类别", en: "Kind" }),
            cell: ({ level }) =>
              level === "error" ? (
                <Tag color="red">{t({ zh: "错误项", en: "Error" })}</Tag>
              ) : (
                <Tag color="gold">{t({ zh: "警告项", en: "Warning" })}</Tag>
              ),
          },
          {
            key: "cells",
            title: t({ zh: "单元格", en: "Cells" }),
            heading: true,
            cell: ({ cells }) => cells.map((code) => <div key={code}>{nameOf(code)}</div>),
          },
          {
            key: "text",
            title: t({ zh: "审核结果", en: "Finding" }),
            cell: ({ text, label }) => (
              <>
                {t(text)}
                {label === null ? null : <div className="muted">{t(label)}</div>}
              </>
            ),
          },
          {
            key: "explanation",
            title: t({ zh: "填报单位的说明", en: "Explanation by the respondent" }),
            cell: ({ explanation }) =>
              explanation === null ? (
                <span className="review-missing">{t({ zh: "没有说明", en: "None" })}</span>
              ) : (
                explanation
              ),
          },
        ]}
      />
      {review.undecided.length === 0 ? null : (
        <details style={{ marginTop: 8 }}>
          <summary>
            {t({
              zh: `因缺数未能判断的审核关系 ${review.undecided.length} 条`,
              en: `${review.undecided.length} checks could not be decided`,
            })}
          </summary>
          <ul>
            {review.undecided.map((one) => (
              <li key={`${one.check} ${one.text.zh}`}>{t(one.text)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
