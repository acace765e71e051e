import { returnPhaseWords } from "#surveys"
import { useLanguage } from "../../app/language.tsx"
import type { SurveyAnswer } from "./survey-types.ts"
import "./surveys.css"

const shown = ["accepted", "submitted", "returned", "filling"] as const

/** How the returns of a place stand, as parts of one bar; the numbers stand beside it. */
export function PhaseBar({ phases }: { readonly phases: SurveyAnswer["phases"] }) {
  const { t } = useLanguage()
  const all = phases.due + shown.reduce((sum, phase) => sum + phases[phase], 0)
  const said = [...shown, "due" as const]
    .filter((phase) => phases[phase] > 0)
    .map((phase) => `${t(returnPhaseWords[phase])} ${phases[phase]}`)
    .join(t({ zh: "，", en: ", " }))
  return (
    <div className="survey-bar" role="img" aria-label={said === "" ? "0" : said} title={said}>
      {shown.map((phase) => (
        <i
          key={phase}
          className={phase}
          style={{ width: all === 0 ? 0 : `${(phases[phase] / all) * 100}%` }}
        />
      ))}
    </div>
  )
}

/** What the colours of the bars mean. */
export function PhaseLegend() {
  const { t } = useLanguage()
  return (
    <ul className="survey-legend">
      {[...shown, "due" as const].map((phase) => (
        <li key={phase}>
          <span className="survey-bar" aria-hidden="true">
            <i className={phase} style={{ width: "100%" }} />
          </span>
          {t(returnPhaseWords[phase])}
        </li>
      ))}
    </ul>
  )
}
