import { Pagination } from "antd"
import { useState } from "react"
import type { ReviewLevel } from "#surveys"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { Query } from "../../components/Query.tsx"
import { AcceptBar } from "./AcceptBar.tsx"
import { QueueFilters } from "./QueueFilters.tsx"
import { QueueTable } from "./QueueTable.tsx"
import { noFilter, type QueueFilter, queryOf } from "./queue-filter.ts"
import type { QueueSurvey } from "./review-types.ts"

const size = 50

/** The returns of a period that match, with those that the reader picks to accept together. */
export function ReviewQueue({
  survey,
  level,
}: {
  readonly survey: QueueSurvey
  readonly level: ReviewLevel
}) {
  const { t, language } = useLanguage()
  const me = useMe()
  const [filter, setFilter] = useState<QueueFilter>(noFilter)
  const [page, setPage] = useState(1)
  const [picked, setPicked] = useState<ReadonlyMap<string, number>>(new Map())
  const asked = queryOf(filter, level)
  const query = useRoute("GET /api/surveys/:survey/units", {
    params: { survey: survey.id },
    query: { ...asked, page: String(page), size: String(size), sort: filter.sort },
  })
  const change = (next: QueueFilter) => {
    setFilter(next)
    setPage(1)
    setPicked(new Map())
  }
  const isReviewer = me?.active?.role === "reviewer"
  return (
    <>
      <QueueFilters survey={survey.id} filter={filter} onFilter={change} />
      <Query query={query}>
        {({ total, units }) => (
          <>
            <div className="fields review-bar">
              {isReviewer ? (
                <AcceptBar
                  survey={survey}
                  within={filter.within}
                  picked={picked}
                  onDone={() => setPicked(new Map())}
                />
              ) : null}
              <span>{t({ zh: `符合条件 ${total} 家`, en: `${total} units match` })}</span>
              <a
                download
                href={addressOf(
                  "GET /api/surveys/:survey/units/export",
                  { survey: survey.id },
                  { ...asked, format: "xlsx", language },
                )}
              >
                {t({ zh: "导出 XLSX", en: "Export XLSX" })}
              </a>
            </div>
            <QueueTable
              survey={survey.id}
              units={units}
              picked={picked}
              mayPick={(unit) => isReviewer && unit.waitingFor === level}
              onPick={setPicked}
            />
            {total > size ? (
              <Pagination
                style={{ marginTop: 8 }}
                current={page}
                pageSize={size}
                total={total}
                showSizeChanger={false}
                onChange={(next) => {
                  setPage(next)
                  setPicked(new Map())
                }}
              />
            ) : null}
          </>
        )}
      </Query>
    </>
  )
}
