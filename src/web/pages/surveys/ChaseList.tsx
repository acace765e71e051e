import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { Button, Popconfirm } from "antd"
import { useState } from "react"
import { addressOf, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Pager } from "../../components/Pager.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { Query } from "../../components/Query.tsx"
import type { SurveyAnswer } from "./survey-types.ts"
import { UnitsTable } from "./UnitsTable.tsx"

const size = 50
const key = "GET /api/surveys/:survey/units"

/** Units of a place that have not reported: chosen ones or all of them are reminded; the list is a file too. */
export function ChaseList({
  survey,
  within,
  mayRemind,
  mayExport,
}: {
  readonly survey: SurveyAnswer
  /** A place; blank: all that the reader oversees. */
  readonly within: string
  readonly mayRemind: boolean
  readonly mayExport: boolean
}) {
  const { t } = useLanguage()
  const { busy, problem, run } = useAction()
  const [page, setPage] = useState(1)
  const [reminded, setReminded] = useState<"" | "yes" | "no">("")
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const place = within === "" ? {} : { within }
  const filters = {
    group: "missing" as const,
    ...place,
    ...(reminded === "" ? {} : { reminded }),
  }
  const given = { ...filters, page: String(page), size: String(size), sort: "name" as const }
  const params = { survey: survey.id }
  const units = useQuery({
    queryKey: [key, params, given],
    queryFn: () => call(key, { params, query: given }),
    placeholderData: keepPreviousData,
  })
  const remind = (some: readonly string[] | null) =>
    void run(() =>
      call("POST /api/surveys/:survey/reminders", {
        params,
        body: { units: some === null ? null : [...some], ...(some === null ? place : {}) },
      }),
    ).then((done) => (done ? setChosen(new Set()) : undefined))
  const open = mayRemind && survey.phase === "open"
  return (
    <>
      {problem === null ? null : <ProblemAlert error={problem} />}
      <Query query={units}>
        {(answer) => (
          <>
            <div className="fields" style={{ marginBottom: 6 }}>
              {open ? (
                <>
                  <Button
                    size="small"
                    loading={busy}
                    disabled={chosen.size === 0}
                    onClick={() => remind([...chosen])}
                  >
                    {t({ zh: `催报所选 ${chosen.size} 家`, en: `Remind ${chosen.size} chosen` })}
                  </Button>
                  {reminded !== "" ? null : (
                    <Popconfirm
                      title={t({ zh: `催报这 ${answer.total} 家？`, en: `Remind all ${answer.total}?` })}
                      onConfirm={() => remind(null)}
                    >
                      <Button size="small" disabled={answer.total === 0} loading={busy}>
                        {t({ zh: `催报全部 ${answer.total} 家`, en: `Remind all ${answer.total}` })}
                      </Button>
                    </Popconfirm>
                  )}
                </>
              ) : null}
              <label>
                {t({ zh: "催报情况", en: "Reminders" })}
                <select
                  value={reminded}
                  onChange={(event) => {
                    // One of the options below.
                    setReminded(event.target.value as typeof reminded)
                    setPage(1)
                  }}
                >
                  <option value="">{t({ zh: "全部", en: "All" })}</option>
                  <option value="no">{t({ zh: "从未催报", en: "Never reminded" })}</option>
                  <option value="yes">{t({ zh: "已催报", en: "Reminded" })}</option>
                </select>
              </label>
              {mayExport ? <Exports survey={survey.id} filters={filters} /> : null}
            </div>
            <UnitsTable
              survey={survey.id}
              units={answer.units}
              caption={t({
                zh: `未报或退回待改 ${answer.total} 家`,
                en: `${answer.total} not reported or sent back`,
              })}
              empty={t({ zh: "都已报送。", en: "All have reported." })}
              {...(open ? { chosen, onChosen: setChosen } : {})}
            />
            <Pager page={page} size={size} total={answer.total} onPage={setPage} />
          </>
        )}
      </Query>
    </>
  )
}

/** The same units as a file; that it is taken is audited. */
export function Exports({
  survey,
  filters,
}: {
  readonly survey: string
  readonly filters: Readonly<Record<string, string>>
}) {
  const { t, language } = useLanguage()
  return (
    <>
      {(["csv", "xlsx"] as const).map((format) => (
        <a
          key={format}
          href={addressOf(
            "GET /api/surveys/:survey/units/export",
            { survey },
            { ...filters, format, language },
          )}
          download
        >
          {t({ zh: `导出 ${format.toUpperCase()}`, en: `Export ${format.toUpperCase()}` })}
        </a>
      ))}
    </>
  )
}
