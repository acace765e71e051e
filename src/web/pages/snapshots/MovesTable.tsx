import { Link } from "@tanstack/react-router"
import { useLanguage } from "../../app/language.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import type { IndicatorsAnswer, Shown } from "./snapshot-types.ts"
import { TableDownloads } from "./TableDownloads.tsx"

const kinds = {
  entry: { zh: "进入", en: "entry" },
  exit: { zh: "退出", en: "exit" },
  move: { zh: "换园区", en: "move" },
} as const
const becauses = {
  frame: { zh: "在名录中，没有报表", en: "in the frame, no return" },
  "last-period": { zh: "上期有报表，本期没有", en: "reported last period, not now" },
} as const

/** Units that came, went, changed their zone or are missing: by zone, then one by one. */
export function MovesTable({ view, ...shown }: Shown & { readonly view: IndicatorsAnswer }) {
  const { t } = useLanguage()
  const names = new Map(view.zones.map((zone) => [zone.code, zone.name ?? zone.code]))
  const nameOf = (zone: string | null) => (zone === null ? "—" : (names.get(zone) ?? zone))
  const linkOf = (unit: string, name: string | null) => (
    <Link to="/reviews/$survey/$unit" params={{ survey: shown.survey, unit }}>
      {name ?? unit}
    </Link>
  )
  const { changes, missing } = view
  const count = (
    key: "returns" | "returnsBefore" | "same" | "entries" | "exits" | "movedIn" | "movedOut",
  ) => ({
    key,
    number: true as const,
    // Without a period before nothing is known of who came or went: that is not zero.
    cell: (zone: IndicatorsAnswer["zones"][number]) =>
      view.prior === null && key !== "returns" ? "—" : zone[key],
  })
  return (
    <>
      {view.prior === null ? (
        <p>
          {t({
            zh: "没有上期的快照：进入、退出、换园区无从得知。",
            en: "No snapshot of a period before: who came, went or moved is not known.",
          })}
        </p>
      ) : null}
      <TableDownloads {...shown} view={view} tables={["zones", "changes", "missing-returns"]} />
      <PlainTable
        caption={t({ zh: "各园区单位变动", en: "Units of the zones" })}
        maxHeight={420}
        rows={view.zones}
        keyOf={({ code }) => code}
        columns={[
          {
            key: "zone",
            title: t({ zh: "园区", en: "Zone" }),
            heading: true,
            cell: ({ code }) => nameOf(code),
          },
          { ...count("returns"), title: t({ zh: "本期报表", en: "Returns" }) },
          { ...count("returnsBefore"), title: t({ zh: "上期报表", en: "Before" }) },
          { ...count("same"), title: t({ zh: "两期都有", en: "In both" }) },
          { ...count("entries"), title: t({ zh: "进入", en: "Entries" }) },
          { ...count("exits"), title: t({ zh: "退出", en: "Exits" }) },
          { ...count("movedIn"), title: t({ zh: "迁入", en: "Moved in" }) },
          { ...count("movedOut"), title: t({ zh: "迁出", en: "Moved out" }) },
          {
            key: "missing",
            title: t({ zh: "缺报", en: "Missing" }),
            number: true,
            cell: ({ missing: one }) => one ?? "—",
          },
        ]}
      />
      {view.prior === null ? null : (
        <PlainTable
          caption={
            changes.total > changes.rows.length
              ? t({
                  zh: `进入、退出、换园区：${changes.total} 家中的前 ${changes.rows.length} 家，全部见导出`,
                  en: `Entries, exits, moves: the first ${changes.rows.length} of ${changes.total}; the export has all`,
                })
              : t({
                  zh: `进入、退出、换园区：${changes.total} 家`,
                  en: `Entries, exits, moves: ${changes.total}`,
                })
          }
          maxHeight={360}
          rows={changes.rows}
          keyOf={({ unit, kind }) => `${unit} ${kind}`}
          empty={t({ zh: "没有。", en: "None." })}
          columns={[
            {
              key: "unit",
              title: t({ zh: "单位", en: "Unit" }),
              heading: true,
              cell: ({ unit, name }) => linkOf(unit, name),
            },
            { key: "kind", title: t({ zh: "变动", en: "Change" }), cell: ({ kind }) => t(kinds[kind]) },
            {
              key: "from",
              title: t({ zh: "原园区", en: "From" }),
              cell: ({ zoneBefore }) => nameOf(zoneBefore),
            },
            { key: "to", title: t({ zh: "现园区", en: "To" }), cell: ({ zoneNow }) => nameOf(zoneNow) },
          ]}
        />
      )}
      <PlainTable
        caption={
          missing.total > missing.rows.length
            ? t({
                zh: `缺报：${missing.total} 家中的前 ${missing.rows.length} 家，全部见导出`,
                en: `Missing: the first ${missing.rows.length} of ${missing.total}; the export has all`,
              })
            : t({ zh: `缺报：${missing.total} 家`, en: `Missing: ${missing.total}` })
        }
        maxHeight={360}
        rows={missing.rows}
        keyOf={({ unit }) => unit}
        empty={t({ zh: "没有。", en: "None." })}
        columns={[
          {
            key: "unit",
            title: t({ zh: "单位", en: "Unit" }),
            heading: true,
            cell: ({ unit, name }) => linkOf(unit, name),
          },
          { key: "zone", title: t({ zh: "园区", en: "Zone" }), cell: ({ zone }) => nameOf(zone) },
          {
            key: "because",
            title: t({ zh: "依据", en: "Because" }),
            cell: ({ because }) => t(becauses[because]),
          },
        ]}
      />
    </>
  )
}
