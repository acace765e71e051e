import { useQuery } from "@tanstack/react-query"
import { Button } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Moment } from "../../components/Moment.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { Jump } from "./FindingsPanel.tsx"
import type { Question, Sheet } from "./filling-types.ts"

/** Questions on the cells of a return, by either side. */
export function useQuestions(survey: string, unit: string): readonly Question[] {
  const key = "GET /api/reviews/:survey/:unit/questions"
  const params = { survey, unit }
  return (
    useQuery({ queryKey: [key, { params }], queryFn: () => call(key, { params }) }).data?.questions ?? none
  )
}

const none: readonly Question[] = []

/** Questions and answers; a new one on the cell that was chosen. */
export function CellQuestions({
  sheet,
  questions,
  asked,
  onAsked,
  onJump,
}: {
  readonly sheet: Sheet
  readonly questions: readonly Question[]
  /** The cell that a question is being written on. */
  readonly asked: string | null
  readonly onAsked: (code: string | null) => void
  readonly onJump: (code: string) => void
}) {
  const { t } = useLanguage()
  const params = { survey: sheet.survey.id, unit: sheet.unit.id }
  const cell = sheet.cells.find(({ code }) => code === asked)
  if (cell === undefined && questions.length === 0) return null
  return (
    <section className="panel" aria-labelledby="questions-title">
      <h2 id="questions-title">{t({ zh: "疑问与答复", en: "Questions and answers" })}</h2>
      {cell === undefined ? null : (
        <Write
          key={cell.code}
          label={`${t({ zh: "就此项提问：", en: "Ask about " })}${cell.officialCode} ${t(cell.label)}`}
          onClose={() => onAsked(null)}
          send={(body) =>
            call("POST /api/reviews/:survey/:unit/questions", { params, body: { cell: cell.code, body } })
          }
        />
      )}
      <ul>
        {questions.map((question) => (
          <li key={question.id}>
            <Jump sheet={sheet} code={question.cell} onJump={onJump} /> {question.body}
            <div className="muted">
              {question.personName} <Moment at={question.at} />
            </div>
            {question.answers.map((answer) => (
              <p key={answer.id} className="explanation">
                {answer.body}
                <span className="muted">
                  {" "}
                  {answer.personName} <Moment at={answer.at} />
                </span>
              </p>
            ))}
            {question.respondent ? null : (
              <details>
                <summary>{t({ zh: "答复", en: "Answer" })}</summary>
                <Write
                  label={t({ zh: "答复", en: "Answer" })}
                  send={(body) =>
                    call("POST /api/reviews/:survey/:unit/questions/:question/answer", {
                      params: { ...params, question: question.id },
                      body: { body },
                    })
                  }
                />
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Write({
  label,
  send,
  onClose,
}: {
  readonly label: string
  readonly send: (body: string) => Promise<unknown>
  readonly onClose?: () => void
}) {
  const { t } = useLanguage()
  const [body, setBody] = useState("")
  const act = useAction()
  const done = async () => {
    if (!(await act.run(() => send(body.trim())))) return
    setBody("")
    onClose?.()
  }
  return (
    <div className="explain">
      <label>
        <span>{label}</span>
        <textarea rows={2} maxLength={4000} value={body} onChange={(event) => setBody(event.target.value)} />
      </label>
      {act.problem === null ? null : <ProblemAlert error={act.problem} />}
      <Button
        size="small"
        type="primary"
        loading={act.busy}
        disabled={body.trim() === ""}
        onClick={() => void done()}
      >
        {t({ zh: "发送", en: "Send" })}
      </Button>{" "}
      {onClose === undefined ? null : (
        <Button size="small" onClick={onClose}>
          {t({ zh: "取消", en: "Cancel" })}
        </Button>
      )}
    </div>
  )
}
