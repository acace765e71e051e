import { useNavigate } from "@tanstack/react-router"
import { Alert, Modal } from "antd"
import { useState } from "react"
import { levelWords, type ReviewLevel } from "#surveys"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { useRoute } from "../../app/use-route.ts"
import { Field } from "../../components/Field.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { Query } from "../../components/Query.tsx"
import { FormHeads } from "./FormHeads.tsx"
import { FrameRule } from "./FrameRule.tsx"
import { inDays, instantOf } from "./moments.ts"
import type { FormSet, Options } from "./survey-types.ts"

/** Opens a period: by which forms, for when, with whom. Forms that are not in force say why, with the article. */
export function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const query = useRoute("GET /api/surveys/options")
  const { t } = useLanguage()
  if (query.data === undefined)
    return (
      <Modal
        open
        footer={null}
        onCancel={onClose}
        title={t({ zh: "开启调查期", en: "Open a survey period" })}
      >
        <Query query={query}>{() => null}</Query>
      </Modal>
    )
  return <OpenForm options={query.data} onClose={onClose} />
}

interface Choice {
  readonly pack: string
  readonly set: FormSet
  readonly key: string
}

/** A period as the kind of the forms writes it, beginning with the last one that is over. */
function lastPeriod(kind: FormSet["kind"]): string {
  const now = new Date()
  const year = now.getFullYear()
  if (kind === "annual" || kind === null) return String(year - 1)
  if (kind === "monthly") {
    const before = new Date(year, now.getMonth() - 1, 1)
    return `${before.getFullYear()}-${String(before.getMonth() + 1).padStart(2, "0")}`
  }
  const quarter = Math.floor(now.getMonth() / 3)
  return quarter === 0 ? `${year - 1}-Q4` : `${year}-Q${quarter}`
}

function OpenForm({ options, onClose }: { readonly options: Options; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const { busy, problem, run } = useAction()
  const choices: readonly Choice[] = options.packs.flatMap((pack) =>
    pack.formSets.map((set) => ({ pack: pack.id, set, key: `${pack.id} ${set.id}` })),
  )
  const best =
    choices.find(({ set }) => set.opens === "survey") ?? choices.find(({ set }) => set.opens === "example")
  const [key, setKey] = useState(best?.key ?? choices[0]?.key ?? "")
  const chosen = choices.find((one) => one.key === key) ?? choices[0]
  const [periods, setPeriods] = useState<Readonly<Record<string, string>>>({})
  const [title, setTitle] = useState<{ readonly zh?: string; readonly en?: string }>({})
  const [due, setDue] = useState(() => inDays(30))
  const [rule, setRule] = useState("")
  const [example, setExample] = useState(false)
  const [levels, setLevels] = useState<readonly ReviewLevel[]>(options.levels)
  if (chosen === undefined)
    return (
      <Modal open footer={null} onCancel={onClose} title={t({ zh: "开启调查期", en: "Open a period" })}>
        {t({ zh: "没有一个政策包带有报表。", en: "No pack has forms." })}
      </Modal>
    )
  const { set, pack } = chosen
  const period = periods[key] ?? lastPeriod(set.kind)
  const suffix =
    example && !set.title.zh.includes("示例") ? { zh: "（示例）", en: " (example)" } : { zh: "", en: "" }
  const named = {
    zh: title.zh ?? `${set.title.zh} ${period}${suffix.zh}`,
    en: title.en ?? `${set.title.en} ${period}${suffix.en}`,
  }
  const asked = {
    pack,
    formSet: set.id,
    period,
    rule: rule.trim() === "" ? null : rule.trim(),
    ...(example ? { example: true } : {}),
  }
  const may = set.opens === "survey" || (set.opens === "example" && example)
  const open = async () => {
    let made = ""
    const done = await run(async () => {
      const answer = await call("POST /api/surveys", {
        body: {
          ...asked,
          title: named,
          dueAt: instantOf(due),
          ...(levels.length === options.levels.length ? {} : { levels: [...levels] }),
        },
      })
      made = answer.id
    })
    if (done) await navigate({ to: "/surveys/$survey", params: { survey: made } })
  }
  return (
    <Modal
      open
      width={860}
      title={t({ zh: "开启调查期", en: "Open a survey period" })}
      onCancel={onClose}
      onOk={() => void open()}
      okText={t({ zh: "开启", en: "Open" })}
      okButtonProps={{ loading: busy, disabled: !may || due === "" || period === "" }}
    >
      {problem === null ? null : <ProblemAlert error={problem} />}
      <Field label={t({ zh: "报表", en: "Forms" })}>
        <select
          value={key}
          onChange={(event) => {
            setKey(event.target.value)
            setTitle({})
          }}
        >
          {options.packs.map((one) => (
            <optgroup key={one.id} label={t(one.title)}>
              {one.formSets.map((formSet) => (
                <option key={formSet.id} value={`${one.id} ${formSet.id}`}>
                  {t(formSet.title)}
                  {opensWords(formSet, t)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </Field>
      {set.refusals.length === 0 ? null : (
        <Alert
          type={set.opens === "example" ? "warning" : "error"}
          style={{ marginBottom: 8 }}
          title={
            set.opens === "example"
              ? t({
                  zh: "不能据此开展统计调查，只能开启示例期（仅限虚构单位）",
                  en: "No survey may be held with these forms: an example with invented units only",
                })
              : t({ zh: "不能据此开展统计调查", en: "No survey may be held with these forms" })
          }
          description={t({
            zh: "原因和法条见下表各表。",
            en: "Why, with the article, stands at each form below.",
          })}
        />
      )}
      <FormHeads forms={set.forms} />
      {set.opens === "nothing" ? null : (
        <>
          <label style={{ display: "block", marginBlock: 10 }}>
            <input type="checkbox" checked={example} onChange={(event) => setExample(event.target.checked)} />{" "}
            {t({
              zh: "作为示例开启：只列入虚构单位，处处标明示例",
              en: "Open as an example: invented units only, marked everywhere",
            })}
          </label>
          <div
            style={{ display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(240px, 1fr))", gap: 12 }}
          >
            <Field
              label={t({ zh: "报告期（2024、2024-Q1、2024-01）", en: "Period (2024, 2024-Q1, 2024-01)" })}
            >
              <input
                value={period}
                onChange={(event) => setPeriods({ ...periods, [key]: event.target.value.trim() })}
              />
            </Field>
            <Field label={t({ zh: "截止时间（本机关设定）", en: "Due (the authority's own date)" })}>
              <input type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} />
            </Field>
          </div>
          <Levels levels={options.levels} chosen={levels} onChoose={setLevels} />
          {(["zh", "en"] as const).map((language) => (
            <Field
              key={language}
              label={
                language === "zh"
                  ? t({ zh: "名称（中文）", en: "Title (Chinese)" })
                  : t({ zh: "名称（英文）", en: "Title (English)" })
              }
            >
              <input
                value={named[language]}
                maxLength={200}
                onChange={(event) => setTitle({ ...title, [language]: event.target.value })}
              />
            </Field>
          ))}
          <FrameRule set={set} rule={rule} onRule={setRule} asked={asked} units={options.units} />
        </>
      )}
    </Modal>
  )
}

/** Who reviews, in turn; the authority's own level always does. */
function Levels({
  levels,
  chosen,
  onChoose,
}: {
  readonly levels: readonly ReviewLevel[]
  readonly chosen: readonly ReviewLevel[]
  readonly onChoose: (levels: readonly ReviewLevel[]) => void
}) {
  const { t } = useLanguage()
  if (levels.length < 2) return null
  return (
    <fieldset className="survey-levels">
      <legend>{t({ zh: "审核层级（依次审核）", en: "Levels of review, in turn" })}</legend>
      {levels.map((level) => (
        <label key={level}>
          <input
            type="checkbox"
            checked={chosen.includes(level)}
            disabled={level === levels.at(-1)}
            onChange={(event) =>
              onChoose(levels.filter((one) => (one === level ? event.target.checked : chosen.includes(one))))
            }
          />{" "}
          {t(levelWords[level])}
        </label>
      ))}
    </fieldset>
  )
}

function opensWords({ opens }: FormSet, t: ReturnType<typeof useLanguage>["t"]): string {
  if (opens === "survey") return ""
  return opens === "example"
    ? t({ zh: "（仅可开启示例）", en: " (example only)" })
    : t({ zh: "（不能开启）", en: " (opens nothing)" })
}
