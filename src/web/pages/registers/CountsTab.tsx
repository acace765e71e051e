import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { countColumns } from "./count-columns.tsx"
import { NoneDialog } from "./NoneDialog.tsx"
import { type CountRow, type Register, referenceOf, whenWords, yearsUntil } from "./register-words.ts"
import { usePeriod } from "./use-period.ts"

/** What the register counts per zone in a period, with the expression that counts and what it means. */
export function CountsTab({ register }: { readonly register: Register }) {
  const { t } = useLanguage()
  const me = useMe()
  const [period, setPeriod] = usePeriod()
  const [signedOff, setSignedOff] = useState(false)
  const [none, setNone] = useState<CountRow | null>(null)
  const query = useRoute("GET /api/registers/:register/counts", {
    params: { register: register.id },
    query: { period, ...(signedOff ? { basis: "signed-off" as const } : {}) },
  })
  const own = me?.active?.organisation.id
  return (
    <div style={{ display: "grid", gap: 8 }}>
      <div className="fields">
        <label>
          {t({ zh: "期间", en: "Period" })}
          <select value={period} onChange={(event) => setPeriod(event.target.value)}>
            {yearsUntil(new Date()).map((year) => (
              <option key={year}>{year}</option>
            ))}
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={signedOff}
            onChange={(event) => setSignedOff(event.target.checked)}
          />
          {t({ zh: "只计已审核的记录", en: "Count signed-off records only" })}
        </label>
      </div>
      <ul className="in-text" style={{ margin: 0 }}>
        {register.counts.map((count) => (
          <li key={count.code}>
            <b>{t(count.label)}</b>（{count.unit}）{t({ zh: "：", en: ": " })}
            {t(whenWords[count.when])}
            {t({ zh: "，", en: ", " })}
            <code style={{ overflowWrap: "anywhere" }}>{count.expression}</code>
            {count.indicator === undefined ? null : (
              <>
                {" "}
                <Link
                  to="/indicators/$code/records"
                  params={{ code: count.indicator }}
                  search={{ pack: register.pack, period }}
                >
                  {t({ zh: "指标与记录 →", en: "Indicator and records →" })}
                </Link>
              </>
            )}
            <Said reference={count.reference} />
          </li>
        ))}
      </ul>
      <Query query={query}>
        {(rows) => (
          <PlainTable
            caption={t({
              zh: `${period} 年分园区计数；没有记录又没有人声明“本期没有”的是缺失，不是零`,
              en: `Counts of ${period} by zone; no records and nobody who said there are none is missing, not zero`,
            })}
            rows={rows}
            keyOf={(row) => `${row.zone} ${row.code}`}
            maxHeight="70vh"
            empty={t({ zh: "没有可见的园区。", en: "No zone to be seen." })}
            columns={[
              {
                key: "zone",
                title: t({ zh: "园区", en: "Zone" }),
                heading: true,
                cell: (row) => (
                  <Link
                    to="/registers/$register"
                    params={{ register: register.id }}
                    search={{ zone: row.zone }}
                  >
                    {row.zoneName}
                  </Link>
                ),
              },
              { key: "label", title: t({ zh: "计数", en: "Count" }), cell: (row) => t(row.label) },
              ...countColumns(t),
              {
                key: "reason",
                title: t({ zh: "说明", en: "Remark" }),
                width: "30%",
                cell: (row) => (
                  <>
                    {row.reason === null ? null : t(row.reason)}{" "}
                    {register.mayEdit && row.zone === own && (row.declaredNone || row.records === 0) ? (
                      <button type="button" className="plain-button" onClick={() => setNone(row)}>
                        {row.declaredNone
                          ? t({ zh: "撤回声明", en: "Take it back" })
                          : t({ zh: "声明本期没有", en: "There is none" })}
                      </button>
                    ) : null}
                  </>
                ),
              },
            ]}
          />
        )}
      </Query>
      {none === null ? null : <NoneDialog register={register} row={none} onClose={() => setNone(null)} />}
    </div>
  )
}

/** What the pack says of how sure a count is. */
function Said({ reference }: { readonly reference: unknown }) {
  const { t } = useLanguage()
  const { note } = referenceOf(reference)
  return note === null ? null : <div className="muted">{t(note)}</div>
}
