import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { type ReturnPhase, returnPhaseWords } from "#surveys"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Pager } from "../../components/Pager.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { keyOf, listSize, type Shown } from "./snapshot-types.ts"

/** Units that the snapshot leaves out, each with the reason as it was at the lock. */
export function ExcludedTab({ survey, snapshot }: Shown) {
  const { t } = useLanguage()
  const [page, setPage] = useState(1)
  const query = useRoute("GET /api/surveys/:survey/snapshots/:number/excluded", {
    params: keyOf({ survey, snapshot }),
    query: { offset: String((page - 1) * listSize), limit: String(listSize) },
  })
  const phaseOf = (phase: string) =>
    // Written at the lock by whatever version wrote it: an unknown word is shown as it is.
    phase in returnPhaseWords ? t(returnPhaseWords[phase as ReturnPhase]) : phase
  return (
    <>
      {snapshot.mayDownload ? (
        <div className="fields" style={{ marginBottom: 6 }}>
          <a
            href={addressOf("GET /api/surveys/:survey/snapshots/:number/files/:file", {
              survey,
              number: String(snapshot.number),
              file: "excluded.csv",
            })}
            download
          >
            {t({ zh: "导出全部（CSV）", en: "Export all (CSV)" })}
          </a>
        </div>
      ) : null}
      <Query query={query}>
        {({ total, rows }) => (
          <>
            <PlainTable
              caption={t({ zh: `不入快照的 ${total} 家`, en: `${total} units left out` })}
              rows={rows}
              keyOf={({ unit }) => unit}
              empty={t({ zh: "没有：全部入快照。", en: "None: all were taken in." })}
              columns={[
                {
                  key: "name",
                  title: t({ zh: "单位", en: "Unit" }),
                  heading: true,
                  cell: ({ unit, name }) => (
                    <Link to="/reviews/$survey/$unit" params={{ survey, unit }}>
                      {name ?? unit}
                    </Link>
                  ),
                },
                { key: "unit", title: t({ zh: "代码", en: "Code" }), cell: ({ unit }) => unit },
                { key: "zone", title: t({ zh: "园区", en: "Zone" }), cell: ({ zone }) => zone ?? "—" },
                {
                  key: "phase",
                  title: t({ zh: "锁定时报表状态", en: "Return at the lock" }),
                  cell: ({ phase }) => phaseOf(phase),
                },
                { key: "reason", title: t({ zh: "原因", en: "Why" }), cell: ({ reason }) => t(reason) },
              ]}
            />
            <Pager page={page} size={listSize} total={total} onPage={setPage} />
          </>
        )}
      </Query>
    </>
  )
}
