import { useNavigate } from "@tanstack/react-router"
import { Alert, Button, Space } from "antd"
import { useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { ApiProblem, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Field } from "../../components/Field.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { UploadZone } from "../../components/UploadZone.tsx"
import "./rounds.css"

/** In place of a pack. */
const own = ""

type Options = ResponseOf<Contracts["GET /api/rounds/options"]>

/** Sets up a round in three steps: by what, of whom, from which figures. */
export default function NewRoundPage() {
  const query = useRoute("GET /api/rounds/options")
  return (
    <Page title={{ zh: "建立评价轮次", en: "Set up a round" }}>
      <Query query={query}>{(options) => <Wizard options={options} />}</Query>
    </Page>
  )
}

function Wizard({ options }: { readonly options: Options }) {
  const { t, language } = useLanguage()
  const navigate = useNavigate()
  const tables = useRoute("GET /api/datasets")
  const invented = options.zones.length > 0 && options.zones.every((zone) => zone.origin === "invented")
  const usable = options.packs.filter((pack) => pack.origin !== "invented" || invented)
  const [step, setStep] = useState(0)
  const [packId, setPack] = useState(
    (invented ? usable.find((pack) => pack.origin === "invented") : usable[0])?.id ?? "",
  )
  const isOwn = packId === own && options.own.length > 0
  const pack = isOwn ? undefined : (usable.find((one) => one.id === packId) ?? usable[0])
  const frameworks = isOwn
    ? options.own.map(({ id, title, notice }) => [id, `${title}（${t(notice)}）`] as const)
    : (pack?.frameworks ?? []).map((one) => [one.id, t(one.title)] as const)
  const [framework, setFramework] = useState("")
  const [method, setMethod] = useState("")
  const [classColumn, setClass] = useState("")
  const [period, setPeriod] = useState("")
  const [title, setTitle] = useState({ zh: "", en: "" })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(options.zones.map((zone) => zone.id)),
  )
  const [data, setData] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const [faults, setFaults] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const frameworkId = frameworks.some(([id]) => id === framework) ? framework : (frameworks[0]?.[0] ?? "")
  const year = period === "" ? (pack?.periods.at(-1) ?? "") : period
  const named = {
    zh: title.zh === "" ? `${year}年度高新区评价${invented ? "（虚构）" : ""}` : title.zh,
    en: title.en === "" ? `Evaluation of zones, ${year}${invented ? " (invented)" : ""}` : title.en,
  }
  const create = async () => {
    setBusy(true)
    setFaults([])
    try {
      const { id } = await call("POST /api/rounds", {
        body: {
          title: named,
          period: year,
          pack: isOwn ? null : (pack?.id ?? ""),
          framework: frameworkId,
          method: method === "" || isOwn ? null : method,
          classColumn: classColumn === "" ? null : classColumn,
          participants: [...chosen],
          data: data?.id ?? null,
        },
      })
      await navigate({ to: "/rounds/$round", params: { round: id } })
    } catch (error) {
      setFaults(
        error instanceof ApiProblem ? error.issues.map((issue) => issue.text[language]) : [String(error)],
      )
    } finally {
      setBusy(false)
    }
  }
  const select = (
    label: string,
    value: string,
    change: (value: string) => void,
    choices: readonly (readonly [string, string])[],
  ) => (
    <Field label={label}>
      <select value={value} onChange={(event) => change(event.target.value)}>
        {choices.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
  const titles = [
    t({ zh: "指标体系与方法", en: "Framework and method" }),
    t({ zh: "参评园区", en: "Zones" }),
    t({ zh: "数据", en: "Figures" }),
  ]
  return (
    <div style={{ maxWidth: 820 }}>
      <ol className="step-tabs" aria-label={t({ zh: "步骤", en: "Steps" })}>
        {titles.map((one, i) => (
          <li key={one} aria-current={i === step ? "step" : undefined}>
            {i + 1} {one}
          </li>
        ))}
      </ol>
      {step === 0 ? (
        <>
          {select(t({ zh: "政策包", en: "Pack" }), isOwn ? own : (pack?.id ?? ""), setPack, [
            ...usable.map((one) => [one.id, t(one.title)] as const),
            ...(options.own.length === 0
              ? []
              : [[own, t({ zh: "本机构的指标体系", en: "Frameworks of one's own" })] as const]),
          ])}
          {select(t({ zh: "指标体系", en: "Framework" }), frameworkId, setFramework, frameworks)}
          {isOwn ? (
            <p className="muted">
              {t({
                zh: "取评价期最后一天生效的版本，建立时固定下来，以后再存新版也不变。",
                en: "The version in force on the period's last day is pinned when the round is set up; later versions change nothing.",
              })}
            </p>
          ) : null}
          {select(t({ zh: "方法", en: "Method" }), method, setMethod, [
            ["", t({ zh: "指标体系自带的方法", en: "the framework's own" })],
            ...(pack?.methods ?? []).map((one) => [one.id, t(one.title)] as const),
          ])}
          {select(t({ zh: "评价分类", en: "Classes" }), classColumn, setClass, [
            ["", t({ zh: "不分类", en: "none" })],
            ...(pack?.classColumns ?? []).map((one) => [one, one] as const),
          ])}
          <Field label={t({ zh: "期间（年度）", en: "Period" })}>
            <input
              value={year}
              required
              placeholder="2024"
              pattern="[0-9]{4}.*"
              onChange={(event) => setPeriod(event.target.value)}
            />
          </Field>
          <Field label={t({ zh: "名称（中文）", en: "Title in Chinese" })}>
            <input
              value={named.zh}
              maxLength={200}
              onChange={(event) => setTitle({ ...title, zh: event.target.value })}
            />
          </Field>
          <Field label={t({ zh: "名称（英文）", en: "Title in English" })}>
            <input
              value={named.en}
              maxLength={200}
              onChange={(event) => setTitle({ ...title, en: event.target.value })}
            />
          </Field>
        </>
      ) : step === 1 ? (
        <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
          <legend>
            {t({
              zh: `已选 ${chosen.size}/${options.zones.length} 个园区`,
              en: `${chosen.size} of ${options.zones.length} zones`,
            })}
          </legend>
          <Space style={{ marginBlock: 8 }}>
            <Button size="small" onClick={() => setChosen(new Set(options.zones.map((zone) => zone.id)))}>
              {t({ zh: "全选", en: "All" })}
            </Button>
            <Button size="small" onClick={() => setChosen(new Set())}>
              {t({ zh: "全不选", en: "None" })}
            </Button>
          </Space>
          <div className="check-list">
            {options.zones.map((zone) => (
              <label key={zone.id}>
                <input
                  type="checkbox"
                  checked={chosen.has(zone.id)}
                  onChange={(event) => {
                    const next = new Set(chosen)
                    if (event.target.checked) next.add(zone.id)
                    else next.delete(zone.id)
                    setChosen(next)
                  }}
                />{" "}
                {zone.name}
              </label>
            ))}
          </div>
        </fieldset>
      ) : (
        <>
          <p>
            {t({
              zh: `${isOwn ? "请选一张已导入的表" : `数据可用政策包自带的（${pack?.periods.join("、") || "没有"}），也可选一张已导入的表`}（每个数值都可查出处），或上传一张：每园区每期一行，列为 code、name、period 和各指标代码。园区按代码、名称或简称对应。`,
              en: `Figures are ${isOwn ? "" : `the pack's own (${pack?.periods.join(", ") || "none"}), `}a table imported before (each value with its origin), or an uploaded one: one row per zone and period, columns code, name, period and the indicators' codes. Zones are matched by code, name or short name.`,
            })}
          </p>
          <Query query={tables}>
            {(list) => (
              <Field label={t({ zh: "已导入或上传的数据表", en: "Tables imported or uploaded before" })}>
                <select
                  value={list.some(({ id }) => id === data?.id) ? data?.id : ""}
                  onChange={(event) => {
                    const found = list.find(({ id }) => id === event.target.value)
                    setData(found === undefined ? null : { id: found.id, name: found.title })
                  }}
                >
                  <option value="">{t({ zh: "不用", en: "none of them" })}</option>
                  {list.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.title} · {one.periods.join("、")}
                    </option>
                  ))}
                </select>
              </Field>
            )}
          </Query>
          <UploadZone
            accept=".csv,.tsv,.xlsx,.parquet"
            hint={
              data === null
                ? isOwn
                  ? t({ zh: "未上传", en: "Nothing uploaded" })
                  : t({ zh: "未上传：用政策包自带的数据", en: "Nothing uploaded: the pack's own figures" })
                : t({ zh: `已上传：${data.name}`, en: `Uploaded: ${data.name}` })
            }
            onFile={async (file) => {
              const form = new FormData()
              form.append("file", file)
              setData({ ...(await call("POST /api/rounds/data", { form })), name: file.name })
            }}
          />
        </>
      )}
      {faults.length === 0 ? null : (
        <Alert
          type="error"
          style={{ marginBottom: 12 }}
          title={t({ zh: "没有建立：", en: "Not set up:" })}
          description={
            <ul>
              {faults.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          }
        />
      )}
      <Space style={{ marginTop: 12 }}>
        {step > 0 ? (
          <Button onClick={() => setStep(step - 1)}>{t({ zh: "上一步", en: "Back" })}</Button>
        ) : null}
        {step < 2 ? (
          <Button type="primary" disabled={year === ""} onClick={() => setStep(step + 1)}>
            {t({ zh: "下一步", en: "Next" })}
          </Button>
        ) : (
          <Button
            type="primary"
            loading={busy}
            disabled={chosen.size === 0 || (isOwn && data === null)}
            onClick={() => void create()}
          >
            {t({ zh: "建立", en: "Set up" })}
          </Button>
        )}
      </Space>
    </div>
  )
}
