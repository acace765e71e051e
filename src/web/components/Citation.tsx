import type { Contracts, ResponseOf } from "#contracts"
import { type Text, useLanguage } from "../app/language.tsx"
import "./plain.css"

type Zone = ResponseOf<Contracts["GET /api/zones/:code"]>
export type CitationData = Zone["facts"][number]["citation"]
export type Sources = Zone["sources"]

const certainties: Readonly<Record<string, Text>> = {
  high: { zh: "来源写明", en: "stated by its source" },
  medium: { zh: "大致可信", en: "likely" },
  low: { zh: "未核实", en: "not verified" },
  memory: { zh: "凭常识", en: "general knowledge" },
}

/** How sure a value is, in words; nothing where nobody says. */
export function certaintyText(certainty: string | null): Text | null {
  return certainty === null ? null : (certainties[certainty] ?? { zh: certainty, en: certainty })
}

/** Who says so, folded: certainty at once, sources and remarks on opening. */
export function Citation({
  citation,
  sources,
}: {
  readonly citation: CitationData
  readonly sources: Sources
}) {
  const { t } = useLanguage()
  const certainty = certaintyText(citation.certainty)
  const named = citation.sources.map((id) => sources[id] ?? { id, title: { zh: id, en: id } })
  if (named.length === 0 && citation.note === null)
    return certainty === null ? null : <span className="citation muted">{t(certainty)}</span>
  return (
    <details className="citation">
      <summary>
        {named.length === 0 ? t({ zh: "说明", en: "Note" }) : t({ zh: "来源", en: "Source" })}
        {certainty === null ? "" : ` · ${t(certainty)}`}
      </summary>
      <ul>
        {named.map((source) => (
          <li key={source.id}>
            {"address" in source && source.address !== null ? (
              <a href={source.address} rel="noreferrer noopener" target="_blank">
                {t(source.title)}
              </a>
            ) : (
              t(source.title)
            )}
            {"issuer" in source
              ? ` · ${[t(source.issuer), source.number, source.date].filter(Boolean).join(" · ")}`
              : ""}
          </li>
        ))}
        {citation.place === null ? null : <li>{citation.place}</li>}
        {citation.note === null ? null : <li>{t(citation.note)}</li>}
      </ul>
    </details>
  )
}
