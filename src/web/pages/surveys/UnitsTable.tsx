import { Link } from "@tanstack/react-router"
import { Tag } from "antd"
import type { ReactNode } from "react"
import { levelWords, returnPhaseWords } from "#surveys"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { Moment } from "../../components/Moment.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { listingWords, type UnitLine } from "./survey-types.ts"

/** Units of a period with where their returns stand; a name leads to the return. */
export function UnitsTable({
  survey,
  units,
  caption,
  empty,
  listed = false,
  chosen,
  onChosen,
}: {
  readonly survey: string
  readonly units: readonly UnitLine[]
  readonly caption: string
  readonly empty?: ReactNode
  /** Whether it is shown how a unit came into the frame. */
  readonly listed?: boolean
  readonly chosen?: ReadonlySet<string>
  readonly onChosen?: (units: ReadonlySet<string>) => void
}) {
  const { t } = useLanguage()
  const role = useMe()?.active?.role
  const to = role === "reporter" ? "/returns/$survey/$unit" : "/reviews/$survey/$unit"
  const all = units.length > 0 && units.every(({ unit }) => chosen?.has(unit))
  const change = (names: readonly string[], on: boolean) => {
    const next = new Set(chosen)
    for (const name of names) {
      if (on) next.add(name)
      else next.delete(name)
    }
    onChosen?.(next)
  }
  return (
    <PlainTable
      caption={caption}
      rows={units}
      keyOf={({ unit }) => unit}
      empty={empty}
      columns={[
        ...(onChosen === undefined
          ? []
          : [
              {
                key: "chosen",
                width: 28,
                title: (
                  <input
                    type="checkbox"
                    aria-label={t({ zh: "选择本页全部", en: "Choose all of this page" })}
                    checked={all}
                    onChange={(event) =>
                      change(
                        units.map(({ unit }) => unit),
                        event.target.checked,
                      )
                    }
                  />
                ),
                cell: ({ unit, name }: UnitLine) => (
                  <input
                    type="checkbox"
                    aria-label={t({ zh: `选择${name}`, en: `Choose ${name}` })}
                    checked={chosen?.has(unit) === true}
                    onChange={(event) => change([unit], event.target.checked)}
                  />
                ),
              },
            ]),
        {
          key: "name",
          title: t({ zh: "单位", en: "Unit" }),
          heading: true,
          cell: ({ unit, name, uscc, keyed }) => (
            <>
              <Link to={to} params={{ survey, unit }}>
                {name}
              </Link>{" "}
              {keyed ? <Tag color="purple">{t({ zh: "代录", en: "keyed for it" })}</Tag> : null}
              <div className="muted" style={{ fontSize: 12 }}>
                {uscc ?? unit}
              </div>
            </>
          ),
        },
        {
          key: "zone",
          title: t({ zh: "园区", en: "Zone" }),
          cell: ({ zone }) =>
            zone?.name ?? <span className="muted">{t({ zh: "不在园区", en: "in none" })}</span>,
        },
        ...(listed
          ? [
              {
                key: "listed",
                title: t({ zh: "列入方式", en: "Listed" }),
                cell: ({ listedBy }: UnitLine) => t(listingWords[listedBy]),
              },
            ]
          : []),
        {
          key: "phase",
          title: t({ zh: "报表状态", en: "Return" }),
          cell: ({ phase, waitingFor }) => (
            <>
              {t(returnPhaseWords[phase])}
              {waitingFor === null
                ? ""
                : t({ zh: `（${levelWords[waitingFor].zh}）`, en: ` (${levelWords[waitingFor].en})` })}
            </>
          ),
        },
        {
          key: "submitted",
          title: t({ zh: "首次上报", en: "First submitted" }),
          cell: ({ submittedAt, late }) => (
            <>
              <Moment at={submittedAt} />{" "}
              {late === true ? <Tag color="gold">{t({ zh: "迟报", en: "late" })}</Tag> : null}
            </>
          ),
        },
        {
          key: "unexplained",
          title: t({ zh: "未说明项", en: "Unexplained" }),
          number: true,
          cell: ({ unexplained }) => unexplained,
        },
        {
          key: "back",
          title: t({ zh: "退回", en: "Sent back" }),
          number: true,
          cell: ({ timesReturned }) => timesReturned,
        },
        {
          key: "restated",
          title: t({ zh: "改报项", en: "Restated" }),
          number: true,
          cell: ({ restated }) => restated,
        },
        {
          key: "reminded",
          title: t({ zh: "最近催报", en: "Reminded" }),
          cell: ({ remindedAt }) => <Moment at={remindedAt} />,
        },
      ]}
    />
  )
}
