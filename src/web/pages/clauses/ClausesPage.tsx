import { Link, useSearch } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { type Me, useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { bearerWords, clauseStateOrder, clauseStateWords, forceWords } from "../../components/clause-words.ts"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"

type Answer = ResponseOf<Contracts["GET /api/clauses"]>
type Clause = Answer["clauses"][number]

/** The opinion clause by clause: its words, our summary, who bears it, and whether anything here carries it. */
export default function ClausesPage() {
  const { t } = useLanguage()
  const query = useRoute("GET /api/clauses")
  return (
    <Page
      title={{ zh: "条款：国发〔2020〕7号 逐条", en: "Clauses of 国发〔2020〕7号" }}
      actions={
        <button type="button" className="plain-button no-print" onClick={() => print()}>
          {t({ zh: "打印", en: "Print" })}
        </button>
      }
    >
      <Query query={query}>{(data) => <Shown data={data} />}</Query>
    </Page>
  )
}

/** Whose duties a person's organisation has; a department has those of the level it serves. */
function bearerOf(me: Me | null | undefined): string {
  const organisation = me?.active?.organisation
  if (organisation === undefined) return ""
  const { kind, id } = organisation
  if (kind === "nation") return "ministry"
  if (kind === "department") return id.startsWith("cn.") ? "ministry" : "province"
  return kind in bearerWords ? kind : ""
}

function Shown({ data }: { readonly data: Answer }) {
  const { t } = useLanguage()
  const me = useMe()
  const search = useSearch({ strict: false }) as { readonly article?: string }
  const [article, setArticle] = useState(search.article ?? "")
  const [state, setState] = useState("")
  const [force, setForce] = useState("")
  const [text, setText] = useState("")
  const [bearer, setBearer] = useState<string | null>(null)
  useEffect(() => setArticle(search.article ?? ""), [search.article])
  const mine = bearerOf(me)
  // Whoever comes for one article wants all of it; else one's own duties come first.
  const chosenBearer = bearer ?? (search.article === undefined ? mine : "")
  const rows = data.clauses.filter(
    (clause) =>
      (article === "" || clause.article === article) &&
      (state === "" || clause.state === state) &&
      (force === "" || clause.force === force) &&
      (chosenBearer === "" || clause.bearers.includes(chosenBearer)) &&
      (text === "" || `${clause.id}${clause.phrase}${clause.summary.zh}`.includes(text)),
  )
  const all = t({ zh: "全部", en: "All" })
  return (
    <div style={{ display: "grid", gap: 8 }}>
      <div className="fields no-print">
        <label>
          {t({ zh: "条", en: "Article" })}
          <select value={article} onChange={(event) => setArticle(event.target.value)}>
            <option value="">{all}</option>
            {data.articles.map((one) => (
              <option key={one.article} value={one.article}>
                {one.article} {t(one.title)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t({ zh: "状态", en: "State" })}
          <select value={state} onChange={(event) => setState(event.target.value)}>
            <option value="">{all}</option>
            {clauseStateOrder.map((one) => (
              <option key={one} value={one}>
                {t(clauseStateWords[one])} {data.states[one] ?? 0}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t({ zh: "力度", en: "Force" })}
          <select value={force} onChange={(event) => setForce(event.target.value)}>
            <option value="">{all}</option>
            {Object.entries(forceWords).map(([one, words]) => (
              <option key={one} value={one}>
                {t(words)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t({ zh: "承担者", en: "Bearer" })}
          <select value={chosenBearer} onChange={(event) => setBearer(event.target.value)}>
            <option value="">{all}</option>
            {Object.entries(bearerWords).map(([one, words]) => (
              <option key={one} value={one}>
                {t(words)}
                {one === mine ? t({ zh: "（我的职责）", en: " (my duties)" }) : ""}
              </option>
            ))}
          </select>
        </label>
        <input
          type="search"
          value={text}
          aria-label={t({ zh: "查找文字", en: "Find text" })}
          placeholder={t({ zh: "查找文字", en: "Find text" })}
          onChange={(event) => setText(event.target.value)}
        />
        <a
          href={addressOf("GET /api/clauses/export", {}, chosenBearer === "" ? {} : { bearer: chosenBearer })}
          download
        >
          {t({ zh: "导出 CSV", en: "Export CSV" })}
        </a>
      </div>
      <PlainTable
        caption={t({
          zh: `${rows.length} 项机制；状态由已载入的内容算出，短语取自原文，概述是我方的`,
          en: `${rows.length} mechanisms; states are computed from what is loaded, phrases are the text's, summaries ours`,
        })}
        rows={rows}
        keyOf={(clause) => clause.id}
        empty={t({ zh: "没有符合条件的机制", en: "No mechanism fits" })}
        columns={[
          {
            key: "id",
            title: t({ zh: "编号", en: "No." }),
            cell: (clause) => <span style={{ whiteSpace: "nowrap" }}>{clause.id}</span>,
          },
          {
            key: "phrase",
            title: t({ zh: "原文", en: "Text" }),
            heading: true,
            width: "20%",
            cell: (clause) => `“${clause.phrase}”`,
          },
          {
            key: "summary",
            title: t({ zh: "概述", en: "Summary" }),
            cell: (clause) => (
              <>
                {t(clause.summary)}
                {clause.note === null ? null : <div className="muted">{t(clause.note)}</div>}
              </>
            ),
          },
          { key: "force", title: t({ zh: "力度", en: "Force" }), cell: (clause) => clause.force },
          {
            key: "bearers",
            title: t({ zh: "承担者", en: "Bearer" }),
            cell: (clause) =>
              clause.bearers
                .map((one) => t(bearerWords[one] ?? { zh: one, en: one }))
                .join(t({ zh: "、", en: ", " })),
          },
          {
            key: "state",
            title: t({ zh: "状态", en: "State" }),
            width: "26%",
            cell: (clause) => <State clause={clause} />,
          },
          {
            key: "changed",
            title: t({ zh: "后续文件", en: "Later documents" }),
            cell: (clause) =>
              clause.changedBy.map((id) => (
                <div key={id}>{t(data.sources[id]?.title ?? { zh: id, en: id })}</div>
              )),
          },
        ]}
      />
    </div>
  )
}

/** The state in words, what it waits for, and the indicators that carry the clause with the frameworks that hold them. */
function State({ clause }: { readonly clause: Clause }) {
  const { t } = useLanguage()
  const words = clauseStateWords[clause.state]
  return (
    <>
      <span style={{ whiteSpace: "nowrap" }}>
        <i
          style={{
            display: "inline-block",
            width: 9,
            height: 9,
            borderRadius: 2,
            background: words.color,
            marginInlineEnd: 4,
          }}
        />
        {t(words)}
      </span>
      {clause.needs === null ? null : <div>{t(clause.needs)}</div>}
      {clause.indicators.length === 0 ? null : (
        <div className="muted">
          {clause.indicators.map((one, i) => {
            const [framework] = one.frameworks
            return (
              <span key={one.code}>
                {i === 0 ? "" : t({ zh: "；", en: "; " })}
                {framework === undefined ? (
                  t(one.label)
                ) : (
                  <Link
                    to="/frameworks/$pack/$id"
                    params={{ pack: framework.pack, id: framework.id }}
                    hash={one.code}
                  >
                    {t(one.label)}
                  </Link>
                )}
                {one.hasData ? t({ zh: "（有数据）", en: " (has data)" }) : ""}
              </span>
            )
          })}
        </div>
      )}
      {clause.registers.length === 0 ? null : (
        <div className="muted in-text">
          {t({ zh: "台账：", en: "Registers: " })}
          {clause.registers.map((one, i) => (
            <span key={one.id}>
              {i === 0 ? "" : t({ zh: "；", en: "; " })}
              {one.state === "not-built" ? (
                t({ zh: `${one.title.zh}（未建）`, en: `${one.title.en} (not built)` })
              ) : (
                <>
                  <Link to="/registers/$register" params={{ register: one.id }}>
                    {t(one.title)}
                  </Link>
                  {one.state === "in-use"
                    ? t({ zh: "（有记录）", en: " (has records)" })
                    : t({ zh: "（空）", en: " (empty)" })}
                </>
              )}
            </span>
          ))}
        </div>
      )}
    </>
  )
}
