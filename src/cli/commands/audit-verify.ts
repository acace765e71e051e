import { readFile } from "node:fs/promises"
import { checkExport } from "#audit-chain"
import { verifyChain } from "#services/audit"
import { installationPlace, openInstallation } from "#wiring"
import { type Arguments, type Command, text } from "../command.ts"

export const auditVerifyCommand: Command = {
  name: "audit verify",
  usage: "gaoxin audit verify [--file EXPORT] [--demo] [--json]",
  summary: {
    zh: "验证审计链：逐条重算，回答完好，或最先断开之处",
    en: "recomputes the audit chain; says intact, or the first broken place",
  },
  example: "gaoxin audit verify --file audit.jsonl",
  options: {
    file: {
      type: "string",
      value: "EXPORT",
      help: "导出的 JSONL 文件，不需要数据库 · an exported JSONL file, without any database",
    },
    demo: { type: "boolean", help: "演示的数据 · the demonstration's data" },
  },
  positionals: [0, 0],
  run: (args) => {
    const file = text(args, "file")
    return file === undefined ? verifyDatabase(args) : verifyFile(args, file)
  },
}

async function verifyFile({ print }: Arguments, file: string): Promise<number> {
  const content = await readFile(file, "utf8").catch((cause: unknown) => {
    process.stderr.write(`${file}: ${cause instanceof Error ? cause.message : String(cause)}\n`)
    return null
  })
  if (content === null) return 2
  const check = checkExport(content)
  if (print.json) print.result(check)
  print.issues(check.issues)
  const { sealed, unsealed, gaps, first, last, lastHash, complete } = check
  const good = check.issues.length === 0
  print.say(
    print.language === "zh"
      ? `${good ? "完好" : "不完好"}：${sealed} 条已封存（第 ${first} 至 ${last} 环），${unsealed} 条未封存；${complete ? "全部记录" : `部分记录，其间有 ${gaps} 环不在文件中`}`
      : `${good ? "intact" : "not intact"}: ${sealed} sealed (links ${first} to ${last}), ${unsealed} not sealed; ${complete ? "the whole trail" : `a selection, ${gaps} links between are not in the file`}`,
  )
  if (lastHash !== null) print.say(`${last} ${lastHash}`)
  return good ? 0 : 1
}

async function verifyDatabase({ print, options }: Arguments): Promise<number> {
  const place = installationPlace(options.demo === true, process.env)
  const database = await openInstallation({ ...place, existing: true, asItIs: true, connections: 1 })
  try {
    const report = await database.withActor(
      { kind: "system", task: "audit-verify" },
      "administration",
      verifyChain,
    )
    if (print.json) print.result(report)
    if (report.fault !== null) print.issues([report.fault])
    const { intact, checked, first, last, head, checkpoints, expired, unsealed, late } = report
    print.say(
      print.language === "zh"
        ? `${intact ? "完好" : "断开"}：重算 ${checked} 环（第 ${first ?? "—"} 至 ${last ?? "—"} 环），${checkpoints} 个检查点；已到期清除至第 ${expired} 环；${unsealed} 条待封存，${late} 条写入一分钟后才封存`
        : `${intact ? "intact" : "broken"}: ${checked} links recomputed (${first ?? "—"} to ${last ?? "—"}), ${checkpoints} checkpoints; expired up to link ${expired}; ${unsealed} wait to be sealed, ${late} were sealed more than a minute late`,
    )
    if (last !== null) print.say(`${last} ${head}`)
    return intact ? 0 : 1
  } finally {
    await database.close()
  }
}
