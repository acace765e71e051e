import type { Language } from "#issues"
import { levelWords, type Told } from "#returns"
import type { CheckedFile } from "#services/returns"

/** Findings that are printed; the rest is in findings.csv and in the workbook. */
export const mostPrinted = 200

/** What was read of a file of returns, for people. */
export function checkHead({ workbook, survey, returns, against }: CheckedFile, language: Language): string {
  const zh = language === "zh"
  const { asked } = survey
  const [form] = asked
  const title = asked.length === 1 ? `${form?.title[language] ?? ""} ` : ""
  const numbers = asked.map(({ number, id }) => (number === "unknown" ? id : number)).join(zh ? "、" : ", ")
  const converted = returns.columns.filter((column) => column.converted)
  const layout =
    returns.layout === "rows" ? (zh ? "每企业一行" : "one row each") : zh ? "每企业一张表" : "one sheet each"
  const lines = [
    `${workbook.source} · ${workbook.format}${workbook.encoding === undefined ? "" : ` · ${workbook.encoding}`} · SHA-256 ${workbook.digest.slice(0, 16)}…`,
    zh
      ? `报表 ${title}${numbers} · 时期 ${returns.period ?? "未注明"} · ${returns.units} 个填报单位（${layout}）· 认出 ${returns.columns.length} 列`
      : `form ${title}${numbers} · period ${returns.period ?? "not named"} · ${returns.units} units (${layout}) · ${returns.columns.length} columns known`,
  ]
  if (converted.length > 0)
    lines.push(
      `${zh ? "已换算单位" : "units converted"}: ${converted.map(({ header, unit }) => `${header}（${unit}）`).join(zh ? "、" : ", ")}`,
    )
  if (against !== null)
    lines.push(
      zh
        ? `与上期对照 ${against.compared} 个；上期有而本期没有 ${against.without} 个`
        : `${against.compared} compared with the period before; ${against.without} of it have no return now`,
    )
  return lines.join("\n")
}

const signs = { error: "✗", warning: "!" } as const

/** `✗ 年报!C5 · 示例公司 · 营业收入构成：…` */
export function findingLine({ level, cell, unit, name, title, text }: Told, language: Language): string {
  const who = name ?? unit
  const parts = [cell, ...(who === "" ? [] : [who]), ...(title === null ? [] : [title[language]])]
  return `${signs[level]} ${parts.join(" · ")}${language === "zh" ? "：" : ": "}${text[language]}`
}

/** The counts, and what could not be decided. */
export function checkFoot(
  { counts, byCheck, undecided }: CheckedFile,
  printed: number,
  language: Language,
): string {
  const zh = language === "zh"
  const all = counts.error + counts.warning
  const lines: string[] = []
  if (all > printed) {
    lines.push(zh ? `… 另有 ${all - printed} 项未列出。按审核关系：` : `… ${all - printed} more. By check:`)
    for (const [check, count] of [...byCheck].sort((a, b) => b[1] - a[1])) lines.push(`  ${check} ${count}`)
  }
  if (undecided.length > 0)
    lines.push(
      zh
        ? `· ${undecided.length} 项审核关系对部分企业缺数，无法判断：${undecided
            .slice(0, 5)
            .map(({ check, units }) => `${check}（${units}）`)
            .join("、")}${undecided.length > 5 ? " …" : ""}`
        : `· ${undecided.length} checks could not be decided for some units: ${undecided
            .slice(0, 5)
            .map(({ check, units }) => `${check} (${units})`)
            .join(", ")}${undecided.length > 5 ? " …" : ""}`,
    )
  const words = levelWords
  lines.push(
    `${words.error[language]} ${counts.error}${zh ? "，" : ", "}${words.warning[language]} ${counts.warning}`,
  )
  return lines.join("\n")
}
