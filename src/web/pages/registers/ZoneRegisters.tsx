import { Link } from "@tanstack/react-router"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { yearsUntil } from "./register-words.ts"
import { usePeriod } from "./use-period.ts"

const readers: readonly string[] = ["reporter", "reviewer", "analyst", "decision-maker", "publisher"]

/** The registers of one zone with what they count; nothing for who may not read registers. */
export function ZoneRegisters({ code, title }: { readonly code: string; readonly title: string }) {
  const me = useMe()
  if (!readers.includes(me?.active?.role ?? "")) return null
  return (
    <section className="panel">
      <h2>{title}</h2>
      <Shown code={code} />
    </section>
  )
}

function Shown({ code }: { readonly code: string }) {
  const { t } = useLanguage()
  const [period, setPeriod] = usePeriod()
  const query = useRoute("GET /api/zones/:code/registers", { params: { code }, query: { period } })
  return (
    <>
      <div className="fields">
        <label>
          {t({ zh: "期间", en: "Period" })}
          <select value={period} onChange={(event) => setPeriod(event.target.value)}>
            {yearsUntil(new Date()).map((year) => (
              <option key={year}>{year}</option>
            ))}
          </select>
        </label>
        <Link to="/registers">{t({ zh: "全部台账", en: "All registers" })}</Link>
      </div>
      <Query query={query}>
        {(registers) => (
          <PlainTable
            caption={t({
              zh: "对您开放的本园区记录；没有列出的台账没有本园区的记录",
              en: "Records of this zone that are open to you; a register that is not listed holds none",
            })}
            rows={registers}
            keyOf={(one) => one.id}
            empty={t({ zh: "没有对您开放的记录。", en: "No record is open to you." })}
            columns={[
              {
                key: "title",
                title: t({ zh: "台账", en: "Register" }),
                heading: true,
                cell: (one) => (
                  <Link to="/registers/$register" params={{ register: one.id }} search={{ zone: code }}>
                    {t(one.title)}
                  </Link>
                ),
              },
              {
                key: "records",
                title: t({ zh: "记录", en: "Records" }),
                number: true,
                cell: (one) => one.records,
              },
              {
                key: "signedOff",
                title: t({ zh: "已审核", en: "Signed off" }),
                number: true,
                cell: (one) => one.signedOff,
              },
              {
                key: "counts",
                title: t({ zh: `${period} 年计数`, en: `Counts of ${period}` }),
                width: "60%",
                cell: (one) =>
                  one.counts.map((count) => (
                    <div key={count.code}>
                      {t(count.label)}
                      {t({ zh: "：", en: ": " })}
                      {count.value === null ? (
                        <span className="muted">{t({ zh: "缺失", en: "missing" })}</span>
                      ) : (
                        `${count.value} ${count.unit}`
                      )}
                    </div>
                  )),
              },
            ]}
          />
        )}
      </Query>
    </>
  )
}
