import { Button } from "antd"
import { useId, useState } from "react"
import type { ImportQuestion } from "#imports"
import { useLanguage } from "../../app/language.tsx"
import { type ReadingProps, withColumn } from "./reading-props.ts"
import "./imports.css"

type Props = Pick<ReadingProps, "plan" | "outcome" | "measures" | "entities" | "answers" | "onAnswers">

/** What a person has to say before the file can be kept: one choice each. */
export function QuestionList(props: Props) {
  const { t } = useLanguage()
  const { questions } = props.outcome
  if (questions.length === 0)
    return (
      <p>
        {t({
          zh: "没有疑问：全部单位和列都已确定。",
          en: "No questions: every entity and column is certain.",
        })}
      </p>
    )
  return (
    <>
      <Strangers {...props} />
      {questions.map((question) => (
        <Question key={keyOf(question)} question={question} {...props} />
      ))}
    </>
  )
}

/** A province's own zones stand in no list of ours: they can be taken by their names, all at once. */
function Strangers({ outcome, entities, answers, onAnswers }: Props) {
  const { t } = useLanguage()
  const names = [...new Set(outcome.questions.flatMap((one) => (one.kind === "entity" ? [one.text] : [])))]
  if (names.length === 0 || entities === null || onAnswers === undefined) return null
  const take = () =>
    onAnswers({
      ...answers,
      entities: { ...answers.entities, ...Object.fromEntries(names.map((name) => [name, name])) },
    })
  return (
    <p>
      <Button onClick={take}>
        {t({
          zh: `这 ${names.length} 个单位不在名单内，按表中名称计入`,
          en: `These ${names.length} are in no list: take them by their names`,
        })}
      </Button>{" "}
      <span className="muted">{names.join("、")}</span>
    </p>
  )
}

const keyOf = (question: ImportQuestion) =>
  `${question.kind} ${question.table} ${question.cell} ${"text" in question ? question.text : ""}`

function Question({ question, ...props }: Props & { readonly question: ImportQuestion }) {
  if (question.kind === "period") return <PeriodQuestion question={question} {...props} />
  if (question.kind === "unit") return <UnitQuestion question={question} {...props} />
  return <ChoiceQuestion question={question} {...props} />
}

interface Choice {
  readonly value: string
  readonly label: string
}

const nothing = ""

/** An entity, column or item: the likeliest, any other, or none. */
function ChoiceQuestion({
  question,
  measures,
  entities,
  answers,
  onAnswers,
}: Props & { readonly question: Extract<ImportQuestion, { kind: "entity" | "column" | "item" }> }) {
  const { t } = useLanguage()
  const name = useId()
  const [picked, setPicked] = useState<string | null>(null)
  const all: Choice[] =
    question.kind === "entity"
      ? (entities ?? []).map((one) => ({
          value: one.code,
          label: `${one.names[0] ?? one.code}（${one.code}）`,
        }))
      : measures.map((one) => ({
          value: one.code,
          label: `${t(one.label)}${one.unit === null ? "" : `（${one.unit}）`}`,
        }))
  const likely = question.candidates.flatMap((code) => all.find(({ value }) => value === code) ?? [])
  const choose = (value: string) => {
    setPicked(value)
    const code = value === nothing ? null : value
    if (question.kind === "entity")
      onAnswers?.({ ...answers, entities: { ...answers.entities, [question.text]: code } })
    else if (question.kind === "item")
      onAnswers?.({ ...answers, items: { ...answers.items, [question.text]: code } })
    else
      onAnswers?.(
        withColumn(
          answers,
          question.table,
          question.column,
          code === null ? { role: "ignored" } : { role: "measure", measure: code },
        ),
      )
  }
  const text = question.kind === "column" ? question.header : question.text
  const asked = {
    entity: { zh: `“${text}”是哪个单位？`, en: `Which entity is “${text}”?` },
    column: { zh: `“${text}”一列是哪个指标？`, en: `Which measure is the column “${text}”?` },
    item: { zh: `“${text}”是哪个指标？`, en: `Which measure is “${text}”?` },
  }[question.kind]
  const none =
    question.kind === "column"
      ? t({ zh: "都不是，不读这一列", en: "none: leave the column out" })
      : t({ zh: "都不是，不读", en: "none: leave it out" })
  return (
    <fieldset className="question" disabled={onAnswers === undefined}>
      <legend>
        {t(asked)} <span className="cell-ref">{question.cell}</span>
      </legend>
      <div className="choices">
        {[...likely, { value: nothing, label: none }].map(({ value, label }) => (
          <label key={value}>
            <input type="radio" name={name} checked={picked === value} onChange={() => choose(value)} />
            {label}
          </label>
        ))}
        <select
          className="import-select"
          aria-label={t({ zh: `“${text}”：从全部中选`, en: `“${text}”: choose among all` })}
          value={picked !== null && !likely.some(({ value }) => value === picked) ? picked : nothing}
          onChange={(event) => choose(event.target.value)}
        >
          <option value={nothing}>{t({ zh: "从全部中选…", en: "among all …" })}</option>
          {all.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </fieldset>
  )
}

function UnitQuestion({
  question,
  plan,
  answers,
  onAnswers,
}: Props & { readonly question: Extract<ImportQuestion, { kind: "unit" }> }) {
  const { t } = useLanguage()
  const id = useId()
  const [unit, setUnit] = useState(question.unit ?? "")
  const column = plan.tables
    .find((one) => one.id === question.table)
    ?.columns.find((one) => one.column === question.column)
  const choose = (chosen: string) =>
    onAnswers?.(
      withColumn(answers, question.table, question.column, {
        role: column?.role ?? "measure",
        measure: column?.measure ?? null,
        unit: chosen,
      }),
    )
  return (
    <fieldset className="question" disabled={onAnswers === undefined}>
      <legend>
        {question.unit === null
          ? t({
              zh: `“${question.header}”一列用什么单位？（指标用 ${question.wanted}）`,
              en: `Which unit has the column “${question.header}”? (the measure has ${question.wanted})`,
            })
          : t({
              zh: `“${question.header}”的单位 ${question.unit} 不能换算成 ${question.wanted}，实际是什么？`,
              en: `The unit ${question.unit} of “${question.header}” does not convert to ${question.wanted}: what is it?`,
            })}{" "}
        <span className="cell-ref">{question.cell}</span>
      </legend>
      <div className="choices">
        <button type="button" className="plain-button" onClick={() => choose(question.wanted)}>
          {t({ zh: `就是 ${question.wanted}`, en: `It is ${question.wanted}` })}
        </button>
        <label htmlFor={id}>{t({ zh: "其他单位", en: "Another unit" })}</label>
        <input
          id={id}
          className="import-select"
          size={8}
          maxLength={32}
          value={unit}
          onChange={(event) => setUnit(event.target.value)}
        />
        <button
          type="button"
          className="plain-button"
          disabled={unit.trim() === ""}
          onClick={() => choose(unit.trim())}
        >
          {t({ zh: "用这个单位", en: "Use this unit" })}
        </button>
        <button
          type="button"
          className="plain-button"
          onClick={() =>
            onAnswers?.(withColumn(answers, question.table, question.column, { role: "ignored" }))
          }
        >
          {t({ zh: "不读这一列", en: "Leave the column out" })}
        </button>
      </div>
    </fieldset>
  )
}

const periodText = /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/

function PeriodQuestion({
  question,
  plan,
  answers,
  onAnswers,
}: Props & { readonly question: Extract<ImportQuestion, { kind: "period" }> }) {
  const { t } = useLanguage()
  const id = useId()
  const [period, setPeriod] = useState("")
  const title = plan.tables.find((one) => one.id === question.table)?.title ?? ""
  return (
    <fieldset className="question" disabled={onAnswers === undefined}>
      <legend>
        {title === ""
          ? t({ zh: "这张表是哪一期的数据？", en: "Which period is this table of?" })
          : t({ zh: `“${title}”是哪一期的数据？`, en: `Which period is “${title}” of?` })}{" "}
        <span className="cell-ref">{question.cell}</span>
      </legend>
      <div className="choices">
        <label htmlFor={id}>
          {t({ zh: "年份（2024、2024-Q1、2024-01）", en: "Period (2024, 2024-Q1, 2024-01)" })}
        </label>
        <input
          id={id}
          className="import-select"
          size={9}
          value={period}
          onChange={(event) => setPeriod(event.target.value.trim())}
        />
        <button
          type="button"
          className="plain-button"
          disabled={!periodText.test(period)}
          onClick={() =>
            onAnswers?.({ ...answers, periods: { ...answers.periods, [question.table]: period } })
          }
        >
          {t({ zh: "确定", en: "Set" })}
        </button>
      </div>
    </fieldset>
  )
}
