import { Link, useParams, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { countColumns } from "./count-columns.tsx"
import { RecordsTable } from "./RecordsTable.tsx"
import { yearsUntil } from "./register-words.ts"
import { usePeriod } from "./use-period.ts"
import { ZoneSelect } from "./ZoneSelect.tsx"
import "../../components/plain.css"
import "./registers.css"

/** What the address asks for; digits alone are read as a number. */
interface Asked {
  readonly pack?: string
  readonly zone?: string | number
  readonly period?: string | number
}

/** An indicator that is a count of a list, opened to the records that it counts. */
export default function IndicatorRecordsPage() {
  const { code } = useParams({ strict: false }) as { code: string }
  const search = useSearch({ strict: false }) as Asked
  const { t } = useLanguage()
  const [zone, setZone] = useState(String(search.zone ?? ""))
  const [period, setPeriod] = usePeriod(search.period)
  const pack = search.pack
  const query = useRoute("GET /api/indicators/:code/records", {
    params: { code },
    query: {
      period,
      ...(zone === "" ? {} : { zone }),
      ...(pack === undefined ? {} : { pack: String(pack) }),
    },
  })
  const label = query.data?.register.counts.find((count) => count.code === query.data?.count)?.label
  return (
    <Page title={label ?? { zh: "指标的台账记录", en: "Records of an indicator" }}>
      <div className="fields" style={{ marginBottom: 8 }}>
        <ZoneSelect
          zone={zone}
          onChange={setZone}
          none={t({ zh: "可见的全部", en: "all that are open to you" })}
        />
        <label>
          {t({ zh: "期间", en: "Period" })}
          <select value={period} onChange={(event) => setPeriod(event.target.value)}>
            {[...new Set([period, ...yearsUntil(new Date())])]
              .sort()
              .reverse()
              .map((year) => (
                <option key={year}>{year}</option>
              ))}
          </select>
        </label>
      </div>
      <Query query={query}>
        {(data) => (
          <div style={{ display: "grid", gap: 12 }}>
            <p className="in-text" style={{ margin: 0 }}>
              {t({ zh: "由台账", en: "Counted of the register " })}
              <Link to="/registers/$register" params={{ register: data.register.id }}>
                {t(data.register.title)}
              </Link>
              {t({ zh: "计数：", en: ": " })}
              {t(data.explanation)}
            </p>
            <PlainTable
              caption={t({ zh: `${period} 年各园区的数`, en: `Values of ${period} by zone` })}
              rows={data.counts}
              keyOf={(row) => row.zone}
              maxHeight={280}
              empty={t({ zh: "没有可见的园区。", en: "No zone to be seen." })}
              columns={[
                {
                  key: "zone",
                  title: t({ zh: "园区", en: "Zone" }),
                  heading: true,
                  cell: (row) => row.zoneName,
                },
                ...countColumns(t),
                {
                  key: "reason",
                  title: t({ zh: "说明", en: "Remark" }),
                  width: "40%",
                  cell: (row) => (row.reason === null ? "" : t(row.reason)),
                },
              ]}
            />
            <RecordsTable
              register={data.register}
              records={data.records}
              caption={t({
                zh: `计入的记录 ${data.total} 条${data.records.length < data.total ? `，列出前 ${data.records.length} 条` : ""}`,
                en: `${data.total} records counted${data.records.length < data.total ? `; the first ${data.records.length}` : ""}`,
              })}
              empty={t({ zh: "没有计入的记录。", en: "No record is counted." })}
            />
          </div>
        )}
      </Query>
    </Page>
  )
}
