import { useQueryClient } from "@tanstack/react-query"
import { Link, useNavigate } from "@tanstack/react-router"
import { Alert, Button, Input, Radio, Select, Tag, Typography } from "antd"
import { useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { normalisations } from "#evaluation"
import { ApiProblem, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { MethodForm, type MethodObject } from "../../components/method/MethodForm.tsx"
import { valueWord } from "../../components/method/option-words.ts"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { UploadZone } from "../../components/UploadZone.tsx"
import { sendTable } from "./DatasetsPage.tsx"
import { unofficialWords } from "./run-words.ts"

type Choices = ResponseOf<Contracts["GET /api/evaluation-choices"]>
type Datasets = ResponseOf<Contracts["GET /api/datasets"]>

export default function NewEvaluationPage() {
  const choices = useRoute("GET /api/evaluation-choices")
  const datasets = useRoute("GET /api/datasets")
  return (
    <Page title={{ zh: "新建评价", en: "New evaluation" }}>
      <Query query={choices}>
        {(packs) => <Query query={datasets}>{(tables) => <Form packs={packs} tables={tables} />}</Query>}
      </Query>
    </Page>
  )
}

const ownMethod = "own:"

/** Stands for the place of drafts in an address. */
const drafts = "-"
const placeOf = (one: Choices[number]) => one.pack ?? drafts

function Form({ packs, tables }: { readonly packs: Choices; readonly tables: Datasets }) {
  const { t, language } = useLanguage()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [asked] = useState(() => new URLSearchParams(location.search))
  const first = packs[0]
  const [framework, setFramework] = useState(() => {
    const wanted = `${asked.get("pack")}/${asked.get("framework")}`
    const known = packs.some((one) => one.frameworks.some((own) => `${placeOf(one)}/${own.id}` === wanted))
    return known ? wanted : first === undefined ? "" : `${placeOf(first)}/${first.isDefault}`
  })
  const [packName = "", frameworkId = ""] = framework.split("/")
  const pack = packs.find((one) => placeOf(one) === packName)
  const chosen = pack?.frameworks.find((one) => one.id === frameworkId)
  const [source, setSource] = useState(asked.get("dataset") ?? "pack")
  const [period, setPeriod] = useState<string | undefined>()
  const [classes, setClasses] = useState<string | undefined>()
  const [preset, setPreset] = useState("")
  const [method, setMethod] = useState<MethodObject>({})
  const [title, setTitle] = useState("")
  const [faults, setFaults] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const table = tables.find((one) => one.id === source)
  const useOwn = source === "pack" && pack?.data !== null
  const header = useOwn ? (pack?.data?.header ?? []) : (table?.header ?? [])
  const periods = useOwn ? (pack?.data?.periods ?? []) : (table?.periods ?? [])
  const run = async () => {
    setBusy(true)
    setFaults([])
    try {
      const answer = await call("POST /api/runs", {
        body: {
          ...(title.trim() === "" ? {} : { title: title.trim() }),
          pack: packName === drafts ? null : packName,
          framework: frameworkId,
          data: useOwn ? { kind: "pack" } : { kind: "dataset", id: source },
          method: preset === "" ? null : preset === ownMethod ? { ...method } : preset,
          ...(period === undefined ? {} : { period }),
          ...(classes === undefined ? {} : { class: classes }),
        },
      })
      await queries.invalidateQueries()
      await navigate({ to: `/evaluations/${answer.run}` })
    } catch (error) {
      setFaults(
        error instanceof ApiProblem && error.issues.length > 0
          ? error.issues.map((one) => one.text[language])
          : [String(error)],
      )
    } finally {
      setBusy(false)
    }
  }
  const heading = (zh: string, en: string) => (
    <Typography.Title level={2} style={{ fontSize: 16, marginTop: 16 }}>
      {t({ zh, en })}
    </Typography.Title>
  )
  return (
    <form
      style={{ maxWidth: 860 }}
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      {heading("1 指标体系", "1 Framework")}
      <Select
        aria-label={t({ zh: "指标体系", en: "Framework" })}
        style={{ width: "100%" }}
        value={framework}
        onChange={(value) => {
          setFramework(value)
          setPreset("")
          setPeriod(undefined)
          setClasses(undefined)
        }}
        options={packs.map((one) => ({
          label: t(one.title),
          options: one.frameworks.map((own) => ({
            value: `${placeOf(one)}/${own.id}`,
            label: `${t(own.title)} · ${t({ zh: `${own.indicators} 项指标`, en: `${own.indicators} indicators` })}`,
          })),
        }))}
      />
      <p style={{ marginBlock: 6 }}>
        {pack === undefined || pack.pack === null ? null : <OriginBadge origin={pack.origin} />}
        {chosen?.unknownWeights ? <Tag color="orange">{t(unofficialWords)}</Tag> : null}
        {chosen?.notice ? t(chosen.notice) : null}
      </p>
      {heading("2 数据", "2 Data")}
      <Radio.Group
        value={useOwn ? "pack" : "table"}
        onChange={(event) => setSource(event.target.value === "pack" ? "pack" : (tables[0]?.id ?? ""))}
        options={[
          {
            value: "pack",
            disabled: pack?.data === null,
            label: t({
              zh:
                pack?.data === null
                  ? "政策包没有自带数据"
                  : `政策包自带：${pack?.data?.file}（${pack?.data?.rowCount} 行）`,
              en:
                pack?.data === null
                  ? "the pack has no data"
                  : `of the pack: ${pack?.data?.file} (${pack?.data?.rowCount} rows)`,
            }),
          },
          { value: "table", label: t({ zh: "上传的表格", en: "an uploaded table" }) },
        ]}
      />
      {useOwn ? null : (
        <div style={{ marginTop: 8 }}>
          <Select
            aria-label={t({ zh: "上传的表格", en: "Uploaded table" })}
            style={{ width: "100%", marginBottom: 8 }}
            value={table?.id ?? null}
            placeholder={t({ zh: "选择或上传", en: "Choose or upload" })}
            onChange={setSource}
            options={tables.map((one) => ({
              value: one.id,
              label: `${one.title} · ${t({ zh: `${one.rowCount} 行`, en: `${one.rowCount} rows` })}`,
            }))}
          />
          <UploadZone
            accept=".csv,.tsv,.txt,.xlsx,.parquet"
            hint={t({
              zh: "CSV、XLSX 或 Parquet，每个对象每期一行",
              en: "CSV, XLSX or Parquet, one row per entity and period",
            })}
            onFile={async (file) => {
              const sent = await sendTable(file)
              await queries.invalidateQueries()
              setSource(sent.id)
            }}
          />
          {table === undefined ? null : (
            <Link to={`/evaluations/data/${table.id}`}>
              {t({ zh: "查看列与指标的对应", en: "See how columns meet indicators" })}
            </Link>
          )}
        </div>
      )}
      <div style={{ display: "flex", gap: 12, flexWrap: "wrap", marginTop: 8 }}>
        <span>
          {t({ zh: "时期 ", en: "Period " })}
          <Select
            aria-label={t({ zh: "时期", en: "Period" })}
            style={{ minWidth: 140 }}
            allowClear
            value={period ?? null}
            onChange={(value) => setPeriod(value ?? undefined)}
            placeholder={t({ zh: "最新一期", en: "the latest" })}
            options={periods.map((value) => ({ value, label: value }))}
          />
        </span>
        <span>
          {t({ zh: "分类依据 ", en: "Classes by " })}
          <Select
            aria-label={t({ zh: "分类依据的列", en: "Column of the classes" })}
            style={{ minWidth: 180 }}
            allowClear
            showSearch
            value={classes ?? null}
            onChange={(value) => setClasses(value ?? undefined)}
            placeholder={t({ zh: "按方法规定", en: "as the method says" })}
            options={header
              .filter((name) => !["code", "name", "period"].includes(name))
              .map((value) => ({ value, label: value }))}
          />
        </span>
      </div>
      {heading("3 评价方法", "3 Method")}
      <Select
        aria-label={t({ zh: "评价方法", en: "Method" })}
        style={{ width: "100%", marginBottom: 8 }}
        value={preset}
        onChange={setPreset}
        options={[
          { value: "", label: t({ zh: "指标体系自带的方法", en: "the framework's own method" }) },
          { value: ownMethod, label: t({ zh: "自行设定每个选项…", en: "Set every option…" }) },
          ...(pack === undefined || pack.methods.length === 0
            ? []
            : [
                {
                  label: t({ zh: "政策包中的方法", en: "Methods of the pack" }),
                  options: pack.methods.map((one) => ({ value: one.id, label: t(one.title) })),
                },
              ]),
          {
            label: t({ zh: "只换标准化，其余缺省", en: "A normalisation, all else at its default" }),
            options: Object.keys(normalisations).map((value) => ({
              value,
              label: t(valueWord("normalise", value)),
            })),
          },
        ]}
      />
      {preset === ownMethod ? <MethodForm value={method} onChange={setMethod} /> : null}
      {heading("4 标题", "4 Title")}
      <Input
        aria-label={t({ zh: "标题", en: "Title" })}
        maxLength={200}
        placeholder={t({
          zh: "不填则用指标体系和数据的名称",
          en: "left out: the names of framework and data",
        })}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      {faults.length === 0 ? null : (
        <Alert
          type="error"
          style={{ marginTop: 12 }}
          title={t({ zh: "还不能评价", en: "Cannot be evaluated yet" })}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {faults.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          }
        />
      )}
      <Button
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={!useOwn && table === undefined}
        style={{ marginTop: 16 }}
      >
        {t({ zh: "开始评价", en: "Evaluate" })}
      </Button>
    </form>
  )
}
