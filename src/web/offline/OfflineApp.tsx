import { Button, Card, ConfigProvider, Space, theme } from "antd"
import enUS from "antd/locale/en_US"
import zhCN from "antd/locale/zh_CN"
import { useState } from "react"
import type { RawTable } from "#tables"
import { LanguageProvider, useLanguage } from "../app/language.tsx"
import { DataCard } from "./DataCard.tsx"
import { type Chosen, type Evaluated, evaluateHere } from "./evaluate-here.ts"
import { FrameworkCard } from "./FrameworkCard.tsx"
import { ResultCard } from "./ResultCard.tsx"
import { rawTableOf } from "./read-table.ts"

const example: Chosen = { kind: "pack", pack: "demo", framework: "demo-2021" }

function Steps() {
  const { t, language, setLanguage } = useLanguage()
  const [chosen, setChosen] = useState<Chosen>({ kind: "pack", pack: "national", framework: "nhtz-2021" })
  const [evaluated, setEvaluated] = useState<Evaluated | null>(null)
  const [busy, setBusy] = useState("")
  const evaluate = async (what: Chosen, table: RawTable | null) => {
    setEvaluated(null)
    setBusy(t({ zh: "正在评价", en: "Evaluating" }))
    try {
      setEvaluated(await evaluateHere(what, table, language, setBusy))
      setBusy("")
    } catch (cause) {
      setBusy(cause instanceof Error ? cause.message : String(cause))
    }
  }
  return (
    <main style={{ maxWidth: 1280, margin: "0 auto", padding: 16, display: "grid", gap: 12 }}>
      <header style={{ display: "flex", gap: 12, alignItems: "baseline", flexWrap: "wrap" }}>
        <h1 style={{ margin: 0, fontSize: 20 }}>{t({ zh: "高新 单机版", en: "Gaoxin, offline" })}</h1>
        <span>
          {t({
            zh: "表格只在这台电脑上处理：页面不联网，文件不离开本机。",
            en: "Tables are read on this computer only: the page has no connection, nothing leaves the machine.",
          })}
        </span>
        <Button
          size="small"
          style={{ marginInlineStart: "auto" }}
          onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
        >
          {language === "zh" ? "English" : "中文"}
        </Button>
      </header>
      <FrameworkCard
        chosen={chosen}
        onChosen={(next) => {
          setChosen(next)
          setEvaluated(null)
        }}
      />
      <DataCard
        chosen={chosen}
        onTable={async (csv, fileName) => evaluate(chosen, await rawTableOf(csv, `${fileName}.csv`))}
      />
      <Card size="small" title={t({ zh: "没有表也可以先看", en: "Without a table" })}>
        <Space wrap>
          <Button
            onClick={() => {
              setChosen(example)
              void evaluate(example, null)
            }}
          >
            {t({ zh: "用示例数据（虚构）评价", en: "Evaluate the example (invented)" })}
          </Button>
        </Space>
      </Card>
      <output aria-live="polite">{busy}</output>
      {evaluated === null ? null : <ResultCard evaluated={evaluated} />}
    </main>
  )
}

function Themed() {
  const { language } = useLanguage()
  return (
    <ConfigProvider
      locale={language === "zh" ? zhCN : enUS}
      theme={{ algorithm: theme.compactAlgorithm, token: { colorPrimary: "#0b57c2" } }}
      button={{ autoInsertSpace: false }}
    >
      <Steps />
    </ConfigProvider>
  )
}

/** The page that works from disk: drop a workbook, check what was read, evaluate, read the report. */
export function OfflineApp() {
  return (
    <LanguageProvider>
      <Themed />
    </LanguageProvider>
  )
}
