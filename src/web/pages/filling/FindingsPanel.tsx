import { Button, Tag } from "antd"
import { useEffect, useRef, useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { findingKey } from "./cell-marks.ts"
import type { Checked, Finding, Sheet } from "./filling-types.ts"

/** Everything that the checks say, each with a way to its cell, and the respondent's word on it. */
export function FindingsPanel({
  sheet,
  checked,
  open,
  chosen,
  onJump,
  onChecked,
  beforeExplain,
}: {
  readonly sheet: Sheet
  readonly checked: Checked
  readonly open: boolean
  /** A cell whose finding is to be shown; counts up so that the same one can be asked for again. */
  readonly chosen: { readonly code: string; readonly times: number } | null
  readonly onJump: (code: string) => void
  readonly onChecked: (checked: Checked) => void
  /** Saves what is typed: an explanation is of the finding as it stands. */
  readonly beforeExplain: () => Promise<unknown>
}) {
  const { t, language } = useLanguage()
  const [asked, setAsked] = useState<string | null>(null)
  const panel = useRef<HTMLElement>(null)
  const { issues, findings, undecided, counts } = checked
  useEffect(() => {
    if (chosen === null) return
    const found = panel.current?.querySelector(`[data-cells~="${CSS.escape(chosen.code)}"]`)
    found?.scrollIntoView({ block: "nearest" })
    const button = found?.querySelector("button")
    if (button instanceof HTMLButtonElement) button.focus()
  }, [chosen])
  const total = issues.length + findings.length
  return (
    <section ref={panel} className="panel findings" aria-labelledby="findings-title">
      <h2 id="findings-title">{t({ zh: "审核结果", en: "Check results" })}</h2>
      <p className="counts">
        <Tag color={counts.unreadable > 0 ? "red" : "default"}>
          {t({ zh: "读不出", en: "Unreadable" })} {counts.unreadable}
        </Tag>
        <Tag color={counts.missing > 0 ? "red" : "default"}>
          {t({ zh: "缺必填", en: "Required, missing" })} {counts.missing}
        </Tag>
        <Tag color={counts.errors > 0 ? "red" : "default"}>
          {t({ zh: "错误", en: "Errors" })} {counts.errors}
        </Tag>
        <Tag color={counts.warnings > 0 ? "gold" : "default"}>
          {t({ zh: "警告", en: "Warnings" })} {counts.warnings}
        </Tag>
        <Tag>
          {t({ zh: "未说明", en: "Unexplained" })} {counts.unexplained}
        </Tag>
      </p>
      {total === 0 ? <p className="muted">{t({ zh: "没有问题。", en: "Nothing to mend." })}</p> : null}
      <ul>
        {issues.map(({ code, path, severity, text }) => (
          <li key={`${code} ${path}`} data-cells={path} className={severity}>
            <Tag color="red">{t({ zh: "读不出", en: "Unreadable" })}</Tag>
            {text[language]} <Jump sheet={sheet} code={path} onJump={onJump} />
          </li>
        ))}
        {[...findings]
          .sort((a, b) => rank(a) - rank(b))
          .map((finding) => {
            const key = findingKey(finding)
            return (
              <li key={key} data-cells={finding.cells.join(" ")} className={finding.level}>
                <Tag
                  color={
                    finding.explanation !== null ? "default" : finding.level === "error" ? "red" : "gold"
                  }
                >
                  {finding.missing
                    ? t({ zh: "缺必填", en: "Required, missing" })
                    : finding.level === "error"
                      ? t({ zh: "错误", en: "Error" })
                      : t({ zh: "警告", en: "Warning" })}
                </Tag>
                <strong>{t(finding.title)}</strong>
                <div>{t(finding.text)}</div>
                <div className="fields">
                  {finding.cells.map((code) => (
                    <Jump key={code} sheet={sheet} code={code} onJump={onJump} />
                  ))}
                  {open && asked !== key && !finding.missing ? (
                    <button type="button" className="plain-button" onClick={() => setAsked(key)}>
                      {finding.explanation === null
                        ? t({ zh: "说明原因", en: "Explain" })
                        : t({ zh: "修改说明", en: "Explain anew" })}
                      <span className="visually-hidden"> {t(finding.title)}</span>
                    </button>
                  ) : null}
                </div>
                {finding.explanation === null ? null : (
                  <p className="explanation">
                    {t({ zh: "说明：", en: "Explained: " })}
                    {finding.explanation}
                  </p>
                )}
                {asked === key ? (
                  <Explain
                    sheet={sheet}
                    finding={finding}
                    before={beforeExplain}
                    onClose={() => setAsked(null)}
                    onChecked={onChecked}
                  />
                ) : null}
              </li>
            )
          })}
      </ul>
      {undecided.length === 0 ? null : (
        <details>
          <summary>
            {t({
              zh: `因缺数未能判断的审核关系 ${undecided.length} 条`,
              en: `${undecided.length} checks could not be decided`,
            })}
          </summary>
          <ul>
            {undecided.map((one) => (
              <li key={`${one.check} ${one.text.zh}`}>{t(one.text)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** What bars submitting first, then errors, then warnings; explained ones last. */
const rank = ({ level, explanation, missing }: Finding) =>
  missing ? -1 : (explanation === null ? 0 : 2) + (level === "error" ? 0 : 1)

export function Jump({
  sheet,
  code,
  onJump,
}: {
  readonly sheet: Sheet
  readonly code: string
  readonly onJump: (code: string) => void
}) {
  const { t } = useLanguage()
  const cell = sheet.cells.find((one) => one.code === code)
  if (cell === undefined) return null
  return (
    <button type="button" className="plain-button" onClick={() => onJump(code)}>
      {cell.officialCode}
      <span className="visually-hidden"> {t(cell.label)}</span>
    </button>
  )
}

function Explain({
  sheet,
  finding,
  before,
  onClose,
  onChecked,
}: {
  readonly sheet: Sheet
  readonly finding: Finding
  readonly before: () => Promise<unknown>
  readonly onClose: () => void
  readonly onChecked: (checked: Checked) => void
}) {
  const { t } = useLanguage()
  const [body, setBody] = useState(finding.explanation ?? "")
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const send = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await before()
      const answer = await call("POST /api/returns/:survey/:unit/explanations", {
        params: { survey: sheet.survey.id, unit: sheet.unit.id },
        body: { check: finding.check, finding: finding.text.zh, body: body.trim() },
      })
      onChecked(answer)
      onClose()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="explain">
      <label>
        <span>{t({ zh: "说明（数据属实的原因）", en: "Explanation: why the figure is true" })}</span>
        <textarea
          // biome-ignore lint/a11y/noAutofocus: it was opened to be written in
          autoFocus
          rows={3}
          maxLength={4000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
      </label>
      {problem === null ? null : <ProblemAlert error={problem} />}
      <Button
        size="small"
        type="primary"
        loading={busy}
        disabled={body.trim().length < 2}
        onClick={() => void send()}
      >
        {t({ zh: "保存说明", en: "Save explanation" })}
      </Button>{" "}
      <Button size="small" onClick={onClose}>
        {t({ zh: "取消", en: "Cancel" })}
      </Button>
    </div>
  )
}
