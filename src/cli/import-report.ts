import {
  columnRoleWords,
  describeFactor,
  type FileProposal,
  type ImportQuestion,
  type ImportRead,
  type TablePlan,
  unreadWords,
} from "#imports"
import type { Language } from "#issues"
import { padded } from "./padded.ts"

/** How a file is read, for people: tables, columns with their factors, entities, what is set aside and not read. */
export function importReport(proposal: FileProposal, read: ImportRead, language: Language): string {
  const zh = language === "zh"
  const { workbook, profile, likely } = proposal
  const { account, rows, unreadCount } = read.outcome
  const score = likely.find(({ id }) => id === profile?.id)?.score
  const title =
    profile === null ? "" : typeof profile.title === "string" ? profile.title : profile.title[language]
  const lines = [
    `${workbook.source} · ${workbook.format}${workbook.encoding === undefined ? "" : ` · ${workbook.encoding}`} · SHA-256 ${workbook.digest.slice(0, 16)}…`,
    profile === null
      ? zh
        ? "导入方案：无（按指标名称、代码和单位读取）"
        : "profile: none (by names, codes and units)"
      : `${zh ? "导入方案" : "profile"}: ${profile.id} · ${title}${score === undefined ? "" : ` · ${zh ? "相似" : "likeness"} ${Math.round(score * 100)}%`}`,
  ]
  for (const table of read.plan.tables) lines.push("", ...tableLines(table, proposal, language))
  lines.push("", zh ? `共 ${rows} 行。单元格去向：` : `${rows} rows. Where the cells went:`)
  const parts = zh
    ? `共 ${account.cells} = 数值 ${account.values} + 缺失 ${account.missing} + 名称 ${account.names} + 表头 ${account.headers} + 标题 ${account.titles} + 排除 ${account.setAside} + 未读 ${account.notRead}`
    : `${account.cells} = values ${account.values} + missing ${account.missing} + names ${account.names} + headers ${account.headers} + titles ${account.titles} + set aside ${account.setAside} + not read ${account.notRead}`
  lines.push(`  ${parts}`)
  const reasons = new Map<string, string[]>()
  for (const { cell, text, reason } of read.outcome.unread) {
    const word = unreadWords[reason][language]
    reasons.set(word, [...(reasons.get(word) ?? []), `${cell} ${text.slice(0, 24)}`])
  }
  if (unreadCount > 0)
    lines.push(zh ? `未读与排除 ${unreadCount} 格：` : `not read or set aside: ${unreadCount}`)
  for (const [word, cells] of reasons)
    lines.push(`  ${word} ${cells.length}: ${cells.slice(0, 4).join("；")}${cells.length > 4 ? " …" : ""}`)
  return lines.join("\n")
}

function tableLines(table: TablePlan, { dictionary }: FileProposal, language: Language): string[] {
  const zh = language === "zh"
  const labels = new Map(dictionary.measures.map(({ code, label }) => [code, label[language]]))
  const head = `${table.id}${table.title === "" ? "" : ` · ${table.title}`}${table.period.value === null ? "" : ` · ${table.period.value}`}`
  if (table.skipped) return [`${head} · ${zh ? "不读" : "not read"}`]
  const columns = table.columns.map((column) => [
    `  ${column.cell}`,
    shortened(column.header),
    column.role === "measure"
      ? `→ ${column.measure ?? ""} ${shortened(labels.get(column.measure ?? "") ?? "")}`.trimEnd()
      : `→ ${columnRoleWords[column.role][language]}`,
    column.factor === null || column.factor.times === column.factor.over
      ? (column.unit ?? "")
      : describeFactor(column.factor, language),
  ])
  const sure = table.entities.filter(({ certainty, code }) => certainty === "certain" && code !== null).length
  const doubtful = table.entities.filter(({ certainty }) => certainty === "doubtful").length
  const none = table.entities.length - sure - doubtful
  const asides = table.setAside.map(
    ({ line, text, reason }) => `${line} ${text || unreadWords[reason][language]}`,
  )
  return [
    head,
    ...(columns.length === 0 ? [] : [padded(columns)]),
    ...(table.entities.length === 0
      ? []
      : [
          zh
            ? `  单位：${sure} 个确定，${doubtful} 个存疑，${none} 个未对应或已排除`
            : `  entities: ${sure} certain, ${doubtful} doubtful, ${none} unknown or left out`,
        ]),
    ...(asides.length === 0
      ? []
      : [
          `  ${zh ? "排除的行" : "set aside"}: ${asides.slice(0, 6).join("；")}${asides.length > 6 ? " …" : ""}`,
        ]),
  ]
}

/** As much of a heading as a line has room for; import.json has all of it. */
const shortened = (text: string) => (text.length > 20 ? `${text.slice(0, 9)}…${text.slice(-10)}` : text)

/** One question, and the lines of an answers file that would settle it. */
export function questionLines(question: ImportQuestion, language: Language): string[] {
  const zh = language === "zh"
  const text = JSON.stringify(
    "text" in question ? question.text : "header" in question ? question.header : question.table,
  )
  const table = JSON.stringify(question.table)
  const [first = "CODE", ...others] = "candidates" in question ? question.candidates : []
  const more = others.length === 0 ? "" : ` # ${others.join(", ")}`
  const at = `? ${question.cell}: ${text} `
  switch (question.kind) {
    case "entity":
      return [
        `${at}${zh ? "是哪个单位？" : "is which entity?"}`,
        `    entities: { ${text}: "${first}" }${more}`,
      ]
    case "item":
      return [`${at}${zh ? "是哪个指标？" : "is which measure?"}`, `    items: { ${text}: ${first} }${more}`]
    case "column":
      return [
        `${at}${zh ? "这一列是哪个指标？" : "is which measure?"}`,
        `    columns: { ${table}: { "${question.column}": { role: measure, measure: ${first} } } }${more}`,
      ]
    case "unit":
      return [
        `${at}${zh ? `用什么单位？（指标用 ${question.wanted}）` : `has which unit? (the measure has ${question.wanted})`}`,
        `    columns: { ${table}: { "${question.column}": { role: measure, unit: "${question.wanted}" } } }`,
      ]
    case "period":
      return [
        `${at}${zh ? "是哪一期的数据？" : "is of which period?"}`,
        `    --period 2024 ${zh ? "或" : "or"} periods: { ${table}: "2024" }`,
      ]
  }
}
