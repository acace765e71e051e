import { Link } from "@tanstack/react-router"
import type { Contracts, ResponseOf } from "#contracts"
import { useLanguage } from "../../app/language.tsx"
import { clauseStateOrder, clauseStateWords } from "../../components/clause-words.ts"
import "../../components/plain.css"

type Overview = ResponseOf<Contracts["GET /api/overview"]>

/** The 21 articles: how many of their mechanisms are in use, wait, or are not built. */
export function ArticleMatrix({
  articles,
  states,
  compact,
}: Pick<Overview, "articles" | "states"> & {
  /** One line for each: where a card stands above. */
  readonly compact: boolean
}) {
  const { t } = useLanguage()
  const total = Object.values(states).reduce((sum, n) => sum + n, 0)
  return (
    <section className="panel articles">
      <h2>
        <Link to="/clauses">
          {t({ zh: `意见 21 条 · ${total} 项机制`, en: `21 articles · ${total} mechanisms` })}
        </Link>
      </h2>
      <ul className="legend">
        {clauseStateOrder.map((state) => (
          <li key={state}>
            <i style={{ background: clauseStateWords[state].color }} />
            {t(clauseStateWords[state])} {states[state] ?? 0}
          </li>
        ))}
      </ul>
      <ul className={compact ? "matrix compact" : "matrix"}>
        {articles.map(({ article, title, clauses, states: own }) => {
          const said = clauseStateOrder
            .filter((state) => (own[state] ?? 0) > 0)
            .map((state) => `${t(clauseStateWords[state])} ${own[state]}`)
            .join(t({ zh: "，", en: ", " }))
          const text = `${article.slice(1, -1)} ${t(title)}${t({ zh: "：", en: ": " })}${said || t({ zh: "总的要求，没有单独的机制", en: "general; no mechanism of its own" })}`
          return (
            <li key={article}>
              <Link to="/clauses" search={{ article }} title={text} aria-label={text}>
                <span className="name">
                  {article.slice(1, -1)} {t(title)}
                </span>
                <span className="state-bar" aria-hidden="true">
                  {clauseStateOrder.map((state) =>
                    (own[state] ?? 0) === 0 ? null : (
                      <span
                        key={state}
                        style={{
                          width: `${((own[state] ?? 0) / clauses) * 100}%`,
                          background: clauseStateWords[state].color,
                        }}
                      />
                    ),
                  )}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
