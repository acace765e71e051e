import { Link } from "@tanstack/react-router"
import type { Contracts, ResponseOf } from "#contracts"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { Nothing } from "../../components/States.tsx"
import { CountsDataset } from "./CountsDataset.tsx"
import { type Register, themeWords } from "./register-words.ts"
import "../../components/plain.css"
import "./registers.css"

type Answer = ResponseOf<Contracts["GET /api/registers"]>

/** Every register by theme: how much it holds, what is due, which indicators and clauses it serves. */
export default function RegistersPage() {
  const query = useRoute("GET /api/registers")
  return (
    <Page title={{ zh: "台账", en: "Registers" }} actions={<CountsDataset />}>
      <Query query={query}>{(registers) => <Shown registers={registers} />}</Query>
    </Page>
  )
}

function Shown({ registers }: { readonly registers: Answer }) {
  const { t } = useLanguage()
  if (registers.length === 0)
    return (
      <Nothing
        text={{
          zh: "没有载入台账定义。政策包的 registers/ 里一种一个文件。",
          en: "No register is loaded: a pack holds them in registers/.",
        }}
      />
    )
  const groups = Map.groupBy(registers, ({ theme }) =>
    theme !== null && theme in themeWords ? theme : "other",
  )
  // Public lists and what organisations keep are never one number.
  const kept = registers.filter(({ published }) => !published)
  const sum = (of: (register: Register) => number) => kept.reduce((all, one) => all + of(one), 0)
  const open = registers.reduce((all, one) => all + (one.published ? one.totals.records : 0), 0)
  const served = new Set(registers.flatMap((one) => one.counts.flatMap(({ indicator }) => indicator ?? [])))
  return (
    <>
      <p className="register-line">
        {t({
          zh: `${kept.length} 种自建台账 ${sum((one) => one.totals.records)} 条：已审核 ${sum((one) => one.totals.signedOff)}，被质疑 ${sum((one) => one.totals.queried)}，将到期 ${sum((one) => one.totals.expiring)}，已过期 ${sum((one) => one.totals.expired)}；另有 ${registers.length - kept.length} 种公开名单 ${open} 条。`,
          en: `${kept.length} registers of organisations, ${sum((one) => one.totals.records)} records: signed off ${sum((one) => one.totals.signedOff)}, queried ${sum((one) => one.totals.queried)}, expiring ${sum((one) => one.totals.expiring)}, expired ${sum((one) => one.totals.expired)}; and ${registers.length - kept.length} public lists with ${open}.`,
        })}{" "}
        <span className="muted">
          {t({
            zh: `${served.size} 项指标由名单计数得出：点指标可看到每一条记录。`,
            en: `${served.size} indicators are counts of lists: open one to see every record.`,
          })}
        </span>
      </p>
      {Object.keys(themeWords).map((theme) => {
        const own = groups.get(theme)
        return own === undefined ? null : (
          <section key={theme} aria-labelledby={`theme-${theme}`}>
            <h2 id={`theme-${theme}`} className="register-theme">
              {t(themeWords[theme] ?? { zh: theme, en: theme })}
            </h2>
            <ul className="register-cards">
              {own.map((register) => (
                <Card key={register.id} register={register} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

function Card({ register }: { readonly register: Register }) {
  const { t, language } = useLanguage()
  const { totals } = register
  const indicators = register.counts.flatMap((count) =>
    count.indicator === undefined ? [] : [{ code: count.indicator, label: count.label }],
  )
  return (
    <li className="panel register-card">
      <h3>
        <Link to="/registers/$register" params={{ register: register.id }}>
          {t(register.title)}
        </Link>{" "}
        {register.published ? <OriginBadge origin="public" /> : null}
      </h3>
      {totals.records === 0 ? (
        <p className="register-empty">
          {t({ zh: "还没有记录。", en: "No records yet. " })}
          {register.mayEdit ? (
            <>
              <a href={`/imports?register=${register.id}`}>{t({ zh: "导入名单", en: "Import a list" })}</a>
              {" · "}
              <a
                href={addressOf(
                  "GET /api/registers/:register/template",
                  { register: register.id },
                  { language },
                )}
                download
              >
                {t({ zh: "下载模板", en: "Template" })}
              </a>
              {" · "}
              <Link to="/registers/$register/new" params={{ register: register.id }}>
                {t({ zh: "登记一条", en: "Enter one" })}
              </Link>
            </>
          ) : (
            t({ zh: "由园区登记或导入名单。", en: "Zones enter or import them." })
          )}
        </p>
      ) : (
        <p className="register-totals">
          <b>{totals.records}</b> {t({ zh: "条", en: "records" })}
          {register.published ? null : (
            <span>{t({ zh: `已审核 ${totals.signedOff}`, en: `signed off ${totals.signedOff}` })}</span>
          )}
          {totals.queried === 0 ? null : (
            <span>{t({ zh: `被质疑 ${totals.queried}`, en: `queried ${totals.queried}` })}</span>
          )}
          {totals.expiring === 0 ? null : (
            <span className="due">
              {t({ zh: `将到期 ${totals.expiring}`, en: `expiring ${totals.expiring}` })}
            </span>
          )}
          {totals.expired === 0 ? null : (
            <span>{t({ zh: `已过期 ${totals.expired}`, en: `expired ${totals.expired}` })}</span>
          )}
        </p>
      )}
      <p className="muted register-serves">
        {indicators.length === 0 ? null : (
          <>
            {t({ zh: "指标：", en: "Indicators: " })}
            {indicators.map(({ code, label }, i) => (
              <span key={code}>
                {i === 0 ? "" : t({ zh: "、", en: ", " })}
                <Link to="/indicators/$code/records" params={{ code }}>
                  {t(label)}
                </Link>
              </span>
            ))}
            {t({ zh: "。", en: ". " })}
          </>
        )}
        {register.evidenceFor.length === 0
          ? null
          : t({ zh: "定性指标的佐证。", en: "Evidence for indicators of judgement. " })}
        {register.clauses.length === 0 ? null : (
          <>
            {t({ zh: "条款 ", en: "Clauses " })}
            {register.clauses.map((clause, i) => (
              <span key={clause}>
                {i === 0 ? "" : t({ zh: "、", en: ", " })}
                <Link to="/clauses" search={{ article: `（${clause.split("-")[0]}）` }}>
                  {clause}
                </Link>
              </span>
            ))}
          </>
        )}
      </p>
    </li>
  )
}
