import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Pager } from "../../components/Pager.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { keyOf, listSize, type Shown } from "./snapshot-types.ts"

const kinds = {
  entered: { zh: "新入", en: "entered" },
  left: { zh: "退出", en: "left" },
  changed: { zh: "改", en: "changed" },
} as const

/** Cell by cell what stands otherwise than in the snapshot before. */
export function ChangesTab({ survey, snapshot }: Shown) {
  const { t } = useLanguage()
  const { changes } = snapshot
  if (changes === null)
    return <p>{t({ zh: "这是本期的第一个快照。", en: "This is the first snapshot of the period." })}</p>
  return (
    <>
      <p>
        {t({
          zh: `新入 ${changes.entered} 家，退出 ${changes.left} 家，数据改动 ${changes.changed} 家。`,
          en: `${changes.entered} units entered, ${changes.left} left, ${changes.changed} have changed figures.`,
        })}{" "}
        <Link
          to="/surveys/$survey/snapshots/$number"
          params={{ survey, number: String(snapshot.number - 1) }}
        >
          {t({ zh: `快照 ${snapshot.number - 1}`, en: `Snapshot ${snapshot.number - 1}` })}
        </Link>{" "}
        {snapshot.mayDownload ? (
          <a
            href={addressOf("GET /api/surveys/:survey/snapshots/:number/files/:file", {
              survey,
              number: String(snapshot.number),
              file: "changes.csv",
            })}
            download
          >
            {t({ zh: "导出全部（CSV）", en: "Export all (CSV)" })}
          </a>
        ) : null}
      </p>
      <List survey={survey} snapshot={snapshot} />
    </>
  )
}

function List({ survey, snapshot }: Shown) {
  const { t } = useLanguage()
  const [page, setPage] = useState(1)
  const query = useRoute("GET /api/surveys/:survey/snapshots/:number/changes", {
    params: keyOf({ survey, snapshot }),
    query: { offset: String((page - 1) * listSize), limit: String(listSize) },
  })
  return (
    <Query query={query}>
      {({ total, rows }) => (
        <>
          <PlainTable
            caption={t({ zh: `${total} 处变化`, en: `${total} changes` })}
            rows={rows}
            keyOf={({ unit, cell }) => `${unit} ${cell ?? ""}`}
            empty={t({ zh: "没有变化。", en: "Nothing differs." })}
            columns={[
              {
                key: "unit",
                title: t({ zh: "单位", en: "Unit" }),
                heading: true,
                cell: ({ unit }) => (
                  <Link to="/reviews/$survey/$unit" params={{ survey, unit }}>
                    {unit}
                  </Link>
                ),
              },
              { key: "kind", title: t({ zh: "变化", en: "Change" }), cell: ({ kind }) => t(kinds[kind]) },
              { key: "cell", title: t({ zh: "指标", en: "Cell" }), cell: ({ cell }) => cell ?? "—" },
              {
                key: "before",
                title: t({ zh: "上一快照", en: "Before" }),
                number: true,
                cell: ({ before }) => before ?? "—",
              },
              {
                key: "now",
                title: t({ zh: "本快照", en: "Now" }),
                number: true,
                cell: ({ now }) => now ?? "—",
              },
            ]}
          />
          <Pager page={page} size={listSize} total={total} onPage={setPage} />
        </>
      )}
    </Query>
  )
}
