import { Button } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Field } from "../../components/Field.tsx"
import { NumberInput } from "../../components/NumberInput.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { emptyLetter, type Feedback, type Letter } from "./feedback-types.ts"

type Line = Letter["indicators"][number]

/** Ten cells of a letter; averages and ranks by indicator where the letter gives them. */
export function FeedbackForm({
  feedback,
  onEntered,
}: {
  readonly feedback: Feedback
  readonly onEntered: (year: string) => void
}) {
  const { t } = useLanguage()
  const action = useAction()
  const latest = feedback.shown
  const [year, setYear] = useState(latest?.year ?? "")
  const [letter, setLetter] = useState<Letter>(latest?.letter ?? emptyLetter)
  const [note, setNote] = useState("")
  const [more, setMore] = useState((latest?.letter.indicators.length ?? 0) > 0)
  const whole = (key: "rank" | "zones" | "score" | "average", label: string) => (
    <Field label={label}>
      <NumberInput
        label={label}
        value={letter[key]}
        onChange={(value) => setLetter({ ...letter, [key]: value })}
      />
    </Field>
  )
  const lineOf = (code: string): Line =>
    letter.indicators.find((one) => one.code === code) ?? { code, rank: null, own: null, average: null }
  const change = (code: string, part: Partial<Line>) => {
    const line = { ...lineOf(code), ...part }
    const others = letter.indicators.filter((one) => one.code !== code)
    const says = line.rank !== null || line.own !== null || line.average !== null
    setLetter({ ...letter, indicators: says ? [...others, line] : others })
  }
  const cell = (code: string, key: "rank" | "own" | "average", label: string) => (
    <NumberInput
      label={label}
      value={lineOf(code)[key]}
      onChange={(value) => change(code, { [key]: value })}
    />
  )
  return (
    <section className="panel feedback-form">
      <h2>{t({ zh: "照反馈函录入", en: "As the letter says" })}</h2>
      <div className="fields">
        <Field label={t({ zh: "评价年度", en: "Year" })}>
          <input
            size={6}
            inputMode="numeric"
            value={year}
            onChange={(event) => setYear(event.target.value.trim())}
          />
        </Field>
        {whole("rank", t({ zh: "总位次", en: "Rank" }))}
        {whole("zones", t({ zh: "参评园区数", en: "Zones" }))}
        {whole("score", t({ zh: "本园区得分（如有）", en: "Own score (if given)" }))}
        {whole("average", t({ zh: "平均得分（如有）", en: "Average score (if given)" }))}
      </div>
      <div className="fields">
        {feedback.groups.map(({ code, label }) => (
          <Field key={code} label={t(label)}>
            <NumberInput
              label={t({ zh: `${label.zh} 位次`, en: `Rank: ${label.en}` })}
              value={letter.groups.find((one) => one.code === code)?.rank ?? null}
              onChange={(rank) =>
                setLetter({
                  ...letter,
                  groups: [...letter.groups.filter((one) => one.code !== code), { code, rank }],
                })
              }
            />
          </Field>
        ))}
      </div>
      {more ? (
        <PlainTable
          caption={t({
            zh: "函里给了哪项就填哪项；“本园区”填函里的数，不填则用导入的数",
            en: "Fill what the letter gives; own figures left out are taken from imported tables",
          })}
          rows={feedback.indicators}
          keyOf={(one) => one.code}
          maxHeight={360}
          columns={[
            {
              key: "label",
              title: t({ zh: "指标", en: "Indicator" }),
              heading: true,
              cell: (one) =>
                `${one.number ?? ""} ${t(one.label)}${one.unit === null ? "" : `（${one.unit}）`}`,
            },
            {
              key: "rank",
              title: t({ zh: "位次", en: "Rank" }),
              cell: (one) =>
                cell(one.code, "rank", t({ zh: `${one.label.zh} 位次`, en: `Rank: ${one.label.en}` })),
            },
            {
              key: "own",
              title: t({ zh: "本园区", en: "Own" }),
              cell: (one) =>
                cell(one.code, "own", t({ zh: `${one.label.zh} 本园区`, en: `Own: ${one.label.en}` })),
            },
            {
              key: "average",
              title: t({ zh: "平均", en: "Average" }),
              cell: (one) =>
                cell(one.code, "average", t({ zh: `${one.label.zh} 平均`, en: `Average: ${one.label.en}` })),
            },
          ]}
        />
      ) : (
        <Button size="small" style={{ justifySelf: "start" }} onClick={() => setMore(true)}>
          {t({ zh: "按指标填位次、平均值…", en: "Ranks and averages by indicator…" })}
        </Button>
      )}
      <div className="fields">
        <Field label={t({ zh: "说明", en: "Note" })}>
          <input size={30} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <Button
          type="primary"
          disabled={!/^(19|20)\d{2}$/.test(year)}
          loading={action.busy}
          onClick={() => {
            void action
              .run(() => call("POST /api/feedback", { body: { year, letter, note } }))
              .then((done) => {
                if (done) onEntered(year)
              })
          }}
        >
          {t({ zh: "保存", en: "Save" })}
        </Button>
      </div>
      {action.problem === null ? null : <ProblemAlert error={action.problem} />}
    </section>
  )
}
