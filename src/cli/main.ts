import { parseArgs } from "node:util"
import { describeIssue, Problem } from "#issues"
import { makeEvaluationContext, issueTexts as texts } from "#wiring"
import type { Command } from "./command.ts"
import { auditVerifyCommand } from "./commands/audit-verify.ts"
import { backupCommand } from "./commands/backup.ts"
import { checkCommand } from "./commands/check.ts"
import { compareCommand } from "./commands/compare.ts"
import { doctorCommand } from "./commands/doctor.ts"
import { evaluateCommand } from "./commands/evaluate.ts"
import { importCommand } from "./commands/import.ts"
import { indicatorsCommand } from "./commands/indicators.ts"
import { inventCommand } from "./commands/invent.ts"
import { packCheckCommand } from "./commands/pack-check.ts"
import { packClausesCommand } from "./commands/pack-clauses.ts"
import { packConformityCommand } from "./commands/pack-conformity.ts"
import { restoreCommand } from "./commands/restore.ts"
import { serveCommand } from "./commands/serve.ts"
import { templateCommand } from "./commands/template.ts"
import { verifyCommand } from "./commands/verify.ts"
import { padded } from "./padded.ts"
import { makePrinter } from "./printer.ts"

const commands: readonly Command[] = [
  evaluateCommand,
  importCommand,
  indicatorsCommand,
  templateCommand,
  checkCommand,
  inventCommand,
  compareCommand,
  verifyCommand,
  packCheckCommand,
  packConformityCommand,
  packClausesCommand,
  serveCommand,
  backupCommand,
  restoreCommand,
  auditVerifyCommand,
  doctorCommand,
]

const common = {
  json: { type: "boolean", help: "标准输出只有 JSON · standard output holds the JSON alone" },
  lang: { type: "string", value: "zh|en", help: "语言，默认 zh · language, else zh" },
  help: { type: "boolean", short: "h", help: "说明 · this text" },
} as const

const context = () =>
  makeEvaluationContext((line) => {
    if (process.stderr.isTTY) process.stderr.write(`… ${line}\n`)
  })

function overview(): string {
  const rows = commands.map((command) => [
    `  ${command.name}`,
    `${command.summary.zh} · ${command.summary.en}`,
  ])
  return `高新 gaoxin\n\n${padded(rows)}\n\n  gaoxin COMMAND --help\n\n退出码 exit codes: 0 完成 good · 1 数据有问题 problems in the data · 2 用法有误 wrong use`
}

function help(command: Command): string {
  const options = { ...command.options, ...common }
  const rows = Object.entries(options).map(([name, option]) => [
    `  --${name}${"value" in option && option.value !== undefined ? ` ${option.value}` : ""}`,
    option.help,
  ])
  return `${command.usage}\n\n${command.summary.zh}\n${command.summary.en}\n\n${padded(rows)}\n\n例 example: ${command.example}`
}

async function main(words: readonly string[]): Promise<number> {
  const command = commands.find((one) => one.name.split(" ").every((word, i) => words[i] === word))
  if (command === undefined) {
    const asked = words.length === 0 || words[0] === "--help" || words[0] === "-h" || words[0] === "help"
    ;(asked ? process.stdout : process.stderr).write(
      `${asked ? "" : `没有命令 no such command: ${words[0]}\n\n`}${overview()}\n`,
    )
    return asked ? 0 : 2
  }
  const given = words.slice(command.name.split(" ").length)
  const options = Object.fromEntries(
    Object.entries({ ...command.options, ...common }).map(([name, { help: _, ...option }]) => [name, option]),
  )
  let parsed: ReturnType<typeof parseArgs>
  try {
    parsed = parseArgs({ args: [...given], options, allowPositionals: true, strict: true })
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n\n${help(command)}\n`)
    return 2
  }
  const { values, positionals } = parsed
  if (values.help === true) {
    process.stdout.write(`${help(command)}\n`)
    return 0
  }
  const [fewest, most] = command.positionals
  if (
    positionals.length < fewest ||
    positionals.length > most ||
    !["zh", "en", undefined].includes(values.lang as string)
  ) {
    process.stderr.write(`${help(command)}\n`)
    return 2
  }
  const print = makePrinter(values.json === true, values.lang === "en" ? "en" : "zh", texts)
  // Only strings and booleans are declared above.
  const typed = values as Record<string, string | boolean | undefined>
  try {
    return await command.run({ options: typed, positionals, print, context: await context() })
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    // In both languages: whoever starts a server need not have chosen one.
    for (const found of cause.issues)
      process.stderr.write(`✗ ${describeIssue(found, "zh", texts)}\n  ${describeIssue(found, "en", texts)}\n`)
    return cause.kind === "invalid" ? 1 : 2
  }
}

process.exitCode = await main(process.argv.slice(2))
