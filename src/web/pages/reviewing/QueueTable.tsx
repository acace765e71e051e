import { Link } from "@tanstack/react-router"
import { Tag } from "antd"
import { levelWords, returnPhaseWords } from "#surveys"
import { useLanguage } from "../../app/language.tsx"
import { Moment } from "../../components/Moment.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import type { Unit } from "./review-types.ts"

/** Returns of a period, a row each; those of the reader's level can be picked. */
export function QueueTable({
  survey,
  units,
  picked,
  mayPick,
  onPick,
}: {
  readonly survey: string
  readonly units: readonly Unit[]
  /** By unit the revision that was seen. */
  readonly picked: ReadonlyMap<string, number>
  readonly mayPick: (unit: Unit) => boolean
  readonly onPick: (picked: ReadonlyMap<string, number>) => void
}) {
  const { t } = useLanguage()
  const pickable = units.filter(mayPick)
  const all = pickable.length > 0 && pickable.every(({ unit }) => picked.has(unit))
  const pick = (some: readonly Unit[], on: boolean) => {
    const next = new Map(picked)
    for (const { unit, revision } of some) {
      if (on && revision !== null) next.set(unit, revision)
      else next.delete(unit)
    }
    onPick(next)
  }
  return (
    <PlainTable
      caption={t({ zh: "报表", en: "Returns" })}
      hideCaption
      maxHeight="68vh"
      rows={units}
      keyOf={({ unit }) => unit}
      empty={t({ zh: "没有符合条件的报表。", en: "No return matches." })}
      columns={[
        {
          key: "pick",
          width: 36,
          title: (
            <input
              type="checkbox"
              aria-label={t({ zh: "选择本页全部", en: "Pick all of this page" })}
              checked={all}
              disabled={pickable.length === 0}
              onChange={(event) => pick(pickable, event.target.checked)}
            />
          ),
          cell: (one) => (
            <input
              type="checkbox"
              aria-label={t({ zh: `选择 ${one.name}`, en: `Pick ${one.name}` })}
              checked={picked.has(one.unit)}
              disabled={!mayPick(one)}
              onChange={(event) => pick([one], event.target.checked)}
            />
          ),
        },
        {
          key: "name",
          title: t({ zh: "单位", en: "Unit" }),
          heading: true,
          cell: (one) => (
            <>
              <Link to="/reviews/$survey/$unit" params={{ survey, unit: one.unit }}>
                {one.name}
              </Link>
              <div className="muted">{one.uscc ?? one.unit}</div>
            </>
          ),
        },
        { key: "zone", title: t({ zh: "园区", en: "Zone" }), cell: (one) => one.zone?.name ?? "—" },
        {
          key: "phase",
          title: t({ zh: "状态", en: "State" }),
          cell: (one) => (
            <>
              {t(returnPhaseWords[one.phase])}
              {one.waitingFor === null
                ? null
                : t({
                    zh: `（${levelWords[one.waitingFor].zh}级）`,
                    en: ` (${levelWords[one.waitingFor].en})`,
                  })}
              <div>
                {one.late === true ? <Tag color="gold">{t({ zh: "迟报", en: "Late" })}</Tag> : null}
                {one.keyed ? <Tag color="purple">{t({ zh: "代录", en: "Keyed" })}</Tag> : null}
                {one.timesReturned > 0 ? (
                  <Tag>
                    {t({ zh: `退回 ${one.timesReturned} 次`, en: `Sent back ${one.timesReturned}×` })}
                  </Tag>
                ) : null}
              </div>
            </>
          ),
        },
        {
          key: "revision",
          title: t({ zh: "版次", en: "Revision" }),
          number: true,
          cell: (one) => one.revision ?? "—",
        },
        { key: "errors", title: t({ zh: "错误项", en: "Errors" }), number: true, cell: (one) => one.errors },
        {
          key: "warnings",
          title: t({ zh: "警告项", en: "Warnings" }),
          number: true,
          cell: (one) => one.warnings,
        },
        {
          key: "unexplained",
          title: t({ zh: "未说明", en: "Unexplained" }),
          number: true,
          cell: (one) => (one.unexplained > 0 ? <b>{one.unexplained}</b> : one.unexplained),
        },
        {
          key: "restated",
          title: t({ zh: "改报单元格", en: "Restated cells" }),
          number: true,
          cell: (one) => one.restated,
        },
        {
          key: "submitted",
          title: t({ zh: "首次上报", en: "First submitted" }),
          cell: (one) => <Moment at={one.submittedAt} />,
        },
      ]}
    />
  )
}
