import { Link } from "@tanstack/react-router"
import { useLanguage } from "../../app/language.tsx"
import { Raw } from "../../components/Num.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { ValueOrigin } from "../../components/ValueOrigin.tsx"
import type { Shown } from "./feedback-types.ts"
import "./feedback.css"

const most = 12

/** What follows from a letter: ranks by group, gaps to the averages, the weakest first, and what is missing. */
export function FeedbackView({
  shown,
  zone,
  short = false,
}: {
  readonly shown: Shown
  readonly zone: string
  readonly short?: boolean
}) {
  const { t } = useLanguage()
  const { letter, ranks, gaps, missing } = shown
  const zones = letter.zones
  const behind = gaps.filter((gap) => gap.relative !== null && gap.relative < 0).length
  return (
    <div style={{ display: "grid", gap: 12 }}>
      <p className="feedback-head">
        {t({ zh: `${shown.year} 年度`, en: `Year ${shown.year}` })}
        {letter.rank === null ? null : (
          <strong>
            {zones === null
              ? t({ zh: `第 ${letter.rank} 位`, en: `rank ${letter.rank}` })
              : t({ zh: `第 ${letter.rank} 位 / ${zones}`, en: `rank ${letter.rank} of ${zones}` })}
          </strong>
        )}
        {letter.score === null ? null : (
          <span>
            {t({ zh: "得分", en: "score" })} {letter.score}
            {letter.average === null
              ? null
              : t({ zh: `（平均 ${letter.average}）`, en: ` (average ${letter.average})` })}
          </span>
        )}
        <span className="muted">
          {t({ zh: "由本园区录入，只有本园区看得到", en: "keyed in by the zone, seen by it alone" })}
        </span>
      </p>
      <ol
        className="group-ranks"
        aria-label={t({ zh: "五组位次，弱的在前", en: "Ranks by group, weakest first" })}
      >
        {ranks.map(({ code, label, rank, share }) => (
          <li key={code}>
            <span>{t(label)}</span>
            <span className="bar" aria-hidden="true">
              {share === null ? null : <i style={{ insetInlineStart: `${Math.min(98, share * 100)}%` }} />}
            </span>
            <span className="number">{rank ?? t({ zh: "未填", en: "not given" })}</span>
          </li>
        ))}
      </ol>
      <span className="muted">
        {t({ zh: "左端为第 1 位，右端为末位", en: "first on the left, last on the right" })}
      </span>
      <PlainTable
        caption={t({
          zh: `与平均的差距，差得多的在前（${behind} 项低于平均）`,
          en: `Gaps to the averages, the widest first (${behind} behind)`,
        })}
        rows={short ? gaps.slice(0, most) : gaps}
        keyOf={(gap) => gap.code}
        empty={t({
          zh: "还没有差距可看：反馈表里没有按指标的平均值或位次。",
          en: "No gaps yet: the letter holds no averages or ranks by indicator.",
        })}
        columns={[
          {
            key: "label",
            title: t({ zh: "指标", en: "Indicator" }),
            heading: true,
            cell: (gap) => `${gap.number ?? ""} ${t(gap.label)}`,
          },
          {
            key: "gap",
            title: t({ zh: "差距", en: "Gap" }),
            number: true,
            cell: (gap) => (
              <span className={gap.relative !== null && gap.relative < 0 ? "behind" : "ahead"}>
                <Raw value={gap.difference} />
                {gap.relative === null ? null : (
                  <>
                    {" "}
                    <span className="gap-share">
                      {`${t({
                        zh: gap.relative < 0 ? "差" : "好",
                        en: gap.relative < 0 ? "worse by" : "better by",
                      })} ${Math.abs(gap.relative * 100).toFixed(1)}%`}
                    </span>
                  </>
                )}
              </span>
            ),
          },
          {
            key: "own",
            title: t({ zh: "本园区", en: "Own" }),
            number: true,
            cell: (gap) => (
              <>
                <Raw value={gap.own} />
                {gap.from === null ? null : (
                  <div className="muted from-table">
                    {`${gap.from.title} ${gap.from.period} `}
                    <ValueOrigin
                      name={t(gap.label)}
                      value={{
                        dataset: gap.from.dataset,
                        entity: zone,
                        period: gap.from.period,
                        code: gap.code,
                      }}
                    />
                  </div>
                )}
              </>
            ),
          },
          {
            key: "average",
            title: t({ zh: "平均", en: "Average" }),
            number: true,
            cell: (gap) => <Raw value={gap.average} />,
          },
          { key: "unit", title: t({ zh: "单位", en: "Unit" }), cell: (gap) => gap.unit ?? "" },
          { key: "rank", title: t({ zh: "位次", en: "Rank" }), number: true, cell: (gap) => gap.rank ?? "—" },
        ]}
      />
      {missing.length === 0 ? null : (
        <details>
          <summary>
            {t({
              zh: `${missing.length} 项还算不出差距：缺本园区数 ${count(missing, "own")} 项，缺平均 ${count(missing, "average")} 项，都缺 ${count(missing, "both")} 项`,
              en: `${missing.length} without a gap: own figure missing ${count(missing, "own")}, average missing ${count(missing, "average")}, both ${count(missing, "both")}`,
            })}
          </summary>
          <p style={{ margin: "4px 0" }}>
            {missing.map((one) => t(one.label)).join("、")}{" "}
            <Link to="/imports">{t({ zh: "导入本园区的数 →", en: "Import own figures →" })}</Link>
          </p>
        </details>
      )}
    </div>
  )
}

const count = (missing: Shown["missing"], what: Shown["missing"][number]["what"]) =>
  missing.filter((one) => one.what === what).length
