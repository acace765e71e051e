import { useLanguage } from "../../app/language.tsx"
import type { Rules } from "./snapshot-types.ts"

const zeroCells = ["publish", "class", "suppress"] as const

/** Which figures tell of single respondents; a rule once used for a table stays with it. */
export function RulesForm({
  rules,
  onRules,
}: {
  readonly rules: Rules
  readonly onRules: (rules: Rules) => void
}) {
  const { t } = useLanguage()
  const numberOf = (text: string) => (text === "" || !Number.isFinite(Number(text)) ? null : Number(text))
  return (
    <fieldset style={{ border: 0, padding: 0, margin: "0 0 8px" }}>
      <legend className="muted">{t({ zh: "保密规则", en: "Rules" })}</legend>
      <div className="fields">
        <label>
          {t({ zh: "最少单位数", en: "Fewest units" })}
          <input
            type="number"
            min={1}
            max={1000}
            step={1}
            style={{ width: 70 }}
            value={rules.minimumFrequency}
            onChange={(event) => {
              const value = numberOf(event.target.value)
              if (value !== null) onRules({ ...rules, minimumFrequency: value })
            }}
          />
        </label>
        {rules.dominance.map((rule, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules are not added, removed or moved here
          <label key={at}>
            {t({ zh: `最大 ${rule.n} 家合计不超过（%）`, en: `The ${rule.n} largest at most (%)` })}
            <input
              type="number"
              min={1}
              max={99}
              style={{ width: 70 }}
              value={rule.k}
              onChange={(event) => {
                const k = numberOf(event.target.value)
                if (k === null) return
                const dominance = rules.dominance.map((one, i) => (i === at ? { ...one, k } : one))
                onRules({ ...rules, dominance })
              }}
            />
          </label>
        ))}
        <label>
          {t({ zh: "p% 规则（留空为不用）", en: "p% (blank: not used)" })}
          <input
            type="number"
            min={0}
            max={100}
            style={{ width: 70 }}
            value={rules.pPercent ?? ""}
            onChange={(event) => onRules({ ...rules, pPercent: numberOf(event.target.value) })}
          />
        </label>
        <label>
          {t({ zh: "零值", en: "Zeros" })}
          <select
            value={rules.zeroCells}
            onChange={(event) =>
              onRules({
                ...rules,
                zeroCells: zeroCells.find((one) => one === event.target.value) ?? rules.zeroCells,
              })
            }
          >
            <option value="class">
              {t({ zh: "园区单位数足够时可公布", en: "may leave where the zone has enough units" })}
            </option>
            <option value="suppress">{t({ zh: "隐去", en: "held back" })}</option>
            <option value="publish">{t({ zh: "一律可公布", en: "always leave" })}</option>
          </select>
        </label>
      </div>
    </fieldset>
  )
}
