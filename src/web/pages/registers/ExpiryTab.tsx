import { useMemo, useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Chart } from "../../components/Chart.tsx"
import { Query } from "../../components/Query.tsx"
import { RecordsTable } from "./RecordsTable.tsx"
import type { Register } from "./register-words.ts"

type Radar = ResponseOf<Contracts["GET /api/registers/:register/expiry"]>

const spans = [90, 180, 365, 730]

/** What expires when: months drawn, and below them the records of the one chosen. */
export function ExpiryTab({ register }: { readonly register: Register }) {
  const { t } = useLanguage()
  const [within, setWithin] = useState(register.expiryWarningDays ?? 180)
  const query = useRoute("GET /api/registers/:register/expiry", {
    params: { register: register.id },
    query: { within: String(within) },
  })
  return (
    <div style={{ display: "grid", gap: 8 }}>
      <div className="fields">
        <label>
          {t({ zh: "今后", en: "Within" })}
          <select value={within} onChange={(event) => setWithin(Number(event.target.value))}>
            {[...new Set([...spans, register.expiryWarningDays ?? 180])]
              .sort((a, b) => a - b)
              .map((days) => (
                <option key={days} value={days}>
                  {t({ zh: `${days} 天`, en: `${days} days` })}
                </option>
              ))}
          </select>
        </label>
        <span className="muted">
          {register.validYears === null
            ? t({ zh: "到期日以名单写明的为准", en: "ends as the lists give them" })
            : t({
                zh: `名单没有写明到期日的，自起始日起 ${register.validYears} 年`,
                en: `${register.validYears} years from the first day where a list gives no end`,
              })}
        </span>
      </div>
      <Query query={query}>{(radar) => <Shown register={register} radar={radar} />}</Query>
    </div>
  )
}

function Shown({ register, radar }: { readonly register: Register; readonly radar: Radar }) {
  const { t } = useLanguage()
  const [chosen, setChosen] = useState<string | null>(null)
  const months = radar.months.filter(({ total }) => total > 0)
  const sum = months.reduce((all, { total }) => all + total, 0)
  const option = useMemo(
    () => ({
      grid: { left: 40, right: 12, top: 24, bottom: 40 },
      tooltip: { trigger: "axis" },
      xAxis: { type: "category", data: radar.months.map(({ month }) => month) },
      yAxis: { type: "value", minInterval: 1 },
      series: [
        {
          type: "bar",
          name: t(register.title),
          barMaxWidth: 40,
          itemStyle: { color: "#c98a00" },
          label: { show: true, position: "top" },
          data: radar.months.map(({ total }) => (total === 0 ? null : total)),
        },
      ],
    }),
    [radar, register, t],
  )
  const shown = chosen === null ? months : months.filter(({ month }) => month === chosen)
  return (
    <>
      <p style={{ margin: 0 }}>
        {t({
          zh: `自 ${radar.today} 起 ${radar.within} 天内到期 ${sum} 条；此前已过期 ${radar.expired} 条。`,
          en: `${sum} expire within ${radar.within} days of ${radar.today}; ${radar.expired} have expired before.`,
        })}
      </p>
      {sum === 0 ? null : (
        <>
          <Chart
            height={220}
            option={option}
            label={`${t({ zh: "按月到期", en: "Expiry by month" })}: ${months
              .map(({ month, total }) => `${month} ${total}`)
              .join(t({ zh: "，", en: ", " }))}`}
            onClick={({ name }) => setChosen(name === chosen ? null : name)}
          />
          <div className="fields">
            <label>
              {t({ zh: "月份", en: "Month" })}
              <select value={chosen ?? ""} onChange={(event) => setChosen(event.target.value || null)}>
                <option value="">{t({ zh: "全部", en: "All" })}</option>
                {months.map(({ month, total }) => (
                  <option key={month} value={month}>
                    {month}（{total}）
                  </option>
                ))}
              </select>
            </label>
          </div>
          {shown.map(({ month, total, records }) => (
            <RecordsTable
              key={month}
              register={register}
              records={records}
              caption={t({
                zh: `${month} 到期 ${total} 条${records.length < total ? `，列出前 ${records.length} 条` : ""}`,
                en: `${total} expire in ${month}${records.length < total ? `; the first ${records.length}` : ""}`,
              })}
            />
          ))}
        </>
      )}
    </>
  )
}
