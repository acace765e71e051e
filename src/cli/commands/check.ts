import { basename, resolve } from "node:path"
import { describeIssue, type Issue, issue, Problem } from "#issues"
import { checkFile, collectFindings, summaryOf, writeCheck } from "#services/returns"
import { makeReturnsContext } from "#wiring"
import { checkFoot, checkHead, findingLine, mostPrinted } from "../check-report.ts"
import { type Arguments, type Command, text } from "../command.ts"

export const checkCommand: Command = {
  name: "check",
  usage: "gaoxin check FILE --form F [--pack P] [--period T] [--last FILE] [--out DIR] [--json]",
  summary: {
    zh: "审核：读报表文件（每企业一行或一张表），一次列出全部错误和警告，写出带批注的副本",
    en: "checks returns (a row or a sheet each): all errors and warnings at once, and a copy with comments on the cells",
  },
  example: "gaoxin check 年报.xlsx --pack demo --form demo-annual --last 上年年报.xlsx --out out/check",
  options: {
    form: {
      type: "string",
      value: "F",
      help: "报表：调查编号、报表编号或表号，如 torch-annual、torch-gq-002、GQ-002 · survey, form or its number",
    },
    pack: { type: "string", value: "P", help: "政策包，默认 national · pack, else national" },
    period: { type: "string", value: "T", help: "报告期：2024、2024-Q1、2024-01 · period" },
    last: { type: "string", value: "FILE", help: "上期的同一报表，用于对照 · returns of the period before" },
    out: { type: "string", value: "DIR", help: "写出文件的文件夹 · folder to write to" },
  },
  positionals: [1, 1],
  run,
}

const periodText = /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/

async function run(args: Arguments): Promise<number> {
  const { print } = args
  const { language } = print
  const form = text(args, "form")
  const period = text(args, "period") ?? null
  if (form === undefined || (period !== null && !periodText.test(period))) {
    process.stderr.write(`${form === undefined ? "--form F" : `--period ${period}`}\n${checkCommand.usage}\n`)
    return 2
  }
  const [path = ""] = args.positionals
  const last = text(args, "last")
  const out = text(args, "out") ?? null
  const context = await makeReturnsContext(args.context)
  const found = collectFindings(out, language, context)
  try {
    const { checked, wrongUse, issues } = await checkFile(
      {
        path: resolve(path),
        name: basename(path),
        pack: text(args, "pack") ?? "national",
        form,
        period,
        last: last === undefined ? null : { path: resolve(last), name: basename(last) },
      },
      context,
      found.sink,
    )
    if (checked === null) {
      found.abandon()
      print.issues(issues)
      if (print.json) print.result({ file: null, issues: worded(issues, args) })
      return wrongUse ? 2 : 1
    }
    print.say(checkHead(checked, language))
    print.issues(issues)
    const printed = found.kept.slice(0, mostPrinted)
    for (const told of printed) print.say(findingLine(told, language))
    print.say(checkFoot(checked, printed.length, language))
    found.finish()
    if (out !== null) {
      const written = await writeCheck(checked, found.kept, out, resolve(path), language, context)
      print.say(`→ ${out}: ${written.join(", ")}`)
    }
    if (print.json) print.result({ ...summaryOf(checked, found.kept), issues: worded(issues, args) })
    return checked.counts.error > 0 ? 1 : 0
  } catch (cause) {
    found.abandon()
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT" && "path" in cause)
      throw new Problem("not-found", [issue("error", "return-file-missing", String(cause.path))])
    throw cause
  }
}

const worded = (issues: readonly Issue[], { context }: Arguments) =>
  issues.map((one) => ({
    ...one,
    text: { zh: describeIssue(one, "zh", context.texts), en: describeIssue(one, "en", context.texts) },
  }))
