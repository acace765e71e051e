import { basename, resolve } from "node:path"
import type { Framework } from "#evaluation"
import type { ImportAnswers, ImportProfile } from "#imports"
import { describeIssue, type Issue, issue, Problem } from "#issues"
import type { Pack } from "#packs"
import { type FileReading, readForFiles, returnRows, summaryOf, writeReading } from "#services/imports"
import { makeImportFiles } from "#wiring"
import { type Arguments, type Command, text } from "../command.ts"
import { importReport, questionLines } from "../import-report.ts"

export const importCommand: Command = {
  name: "import",
  usage:
    "gaoxin import FILE [--as PROFILE] [--pack P] [--framework F] [--period T] [--answers A] [--sheet S] [--out DIR] [--dry-run] [--json]",
  summary: {
    zh: "导入：读实际工作中的表（多行表头、单位、简称、合计、附注），写出可评价的表和每个数值的出处",
    en: "imports: reads files as people have them, writes a table for evaluation and where each value stood",
  },
  example: "gaoxin import 2024年评价数据.xlsx --pack demo --out out/imported",
  options: {
    as: {
      type: "string",
      value: "PROFILE",
      help: "导入方案：编号、.yaml 文件或 none；不写则按相似程度选 · a profile's id, a file, or none; else by likeness",
    },
    pack: { type: "string", value: "P", help: "政策包，默认 national · pack, else national" },
    framework: {
      type: "string",
      value: "F",
      help: "指标体系：包内编号或 .yaml 文件；不写则用包内全部指标 · else all indicators of the pack",
    },
    period: { type: "string", value: "T", help: "文件没写时期时的时期：2024、2024-Q1、2024-01 · period" },
    answers: {
      type: "string",
      value: "A",
      help: "对疑问的回答：.yaml 或 .json 文件 · a file that answers the questions",
    },
    sheet: { type: "string", value: "S", multiple: true, help: "只读这些工作表 · read these sheets only" },
    out: { type: "string", value: "DIR", help: "写出文件的文件夹 · folder to write to" },
    "dry-run": { type: "boolean", help: "只看，不写 · shows, writes nothing" },
    "hand-up": {
      type: "string",
      value: "xlsx|csv",
      help: "把逐户企业报表另写成上报格式（csv 为 GB18030） · also writes enterprises' returns for handing up",
    },
  },
  positionals: [1, 1],
  run,
}

const periodText = /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/

async function run(args: Arguments): Promise<number> {
  const { print, context } = args
  const period = text(args, "period") ?? null
  const handUp = text(args, "hand-up")
  const out = text(args, "out")
  const wrong = [
    ...(period !== null && !periodText.test(period) ? [`--period ${period}`] : []),
    ...(handUp !== undefined && handUp !== "xlsx" && handUp !== "csv" ? [`--hand-up ${handUp}`] : []),
    ...(handUp !== undefined && out === undefined ? ["--hand-up: --out DIR"] : []),
  ]
  if (wrong.length > 0) {
    process.stderr.write(`${wrong.join("\n")}\n${importCommand.usage}\n`)
    return 2
  }
  const files = makeImportFiles()
  const asked = await readOptions(args, files)
  if (asked.issues.some(({ severity }) => severity === "error")) {
    print.issues(asked.issues)
    return 2
  }
  const [path = ""] = args.positionals
  const whole = { ...context, ...files, packs: asked.packs }
  const reading = await readForFiles(
    { ...asked, path: resolve(path), name: basename(path), period },
    whole,
  ).catch((cause: unknown) => {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT")
      throw new Problem("not-found", [issue("error", "import-file-missing", path, {})])
    throw cause
  })
  const code = tell(args, reading)
  const { proposal, read } = reading
  if (
    code === 0 &&
    proposal !== null &&
    read !== null &&
    out !== undefined &&
    args.options["dry-run"] !== true
  ) {
    const written = await writeReading(proposal, read, out, whole)
    if (handUp !== undefined) {
      const codes = new Set(
        proposal.plan.tables.flatMap(({ columns }) => columns.flatMap(({ measure }) => measure ?? [])),
      )
      const variables = asked.variables.filter((variable) => codes.has(variable.code))
      const { content, issues } = await files.writeReturns(returnRows(proposal), variables, {
        format: handUp === "csv" ? "csv-gb18030" : "xlsx",
        name: "returns",
      })
      print.issues(issues)
      await context.writeFile(resolve(out, `returns.${handUp}`), content)
      written.push(`returns.${handUp}`)
    }
    print.say(`→ ${out}: ${written.join(", ")}`)
  }
  if (print.json)
    print.result(
      read === null
        ? { file: null, issues: worded(reading.issues, args) }
        : { ...summaryOf(read), issues: worded(reading.issues, args) },
    )
  return code
}

/** Says what was read and what is still open. @returns the exit code */
function tell(args: Arguments, { proposal, read, issues }: FileReading): number {
  const { print } = args
  if (proposal !== null && read !== null) {
    print.say(importReport(proposal, read, print.language))
    const { questions } = read.outcome
    if (questions.length > 0) {
      print.say(
        print.language === "zh"
          ? `\n疑问 ${questions.length} 项，写进 answers.yaml 后用 --answers answers.yaml 再读：`
          : `\n${questions.length} questions; answer them in answers.yaml and read again with --answers answers.yaml:`,
      )
      for (const question of questions) print.say(questionLines(question, print.language).join("\n"))
    }
  }
  print.issues(issues)
  const open = (read?.outcome.questions.length ?? 0) > 0
  return open || read === null || issues.some(({ severity }) => severity === "error") ? 1 : 0
}

const worded = (issues: readonly Issue[], { context }: Arguments) =>
  issues.map((found) => ({
    ...found,
    text: {
      zh: describeIssue(found, "zh", context.texts),
      en: describeIssue(found, "en", context.texts),
    },
  }))

interface Options {
  readonly packs: ReadonlyMap<string, { readonly pack: Pack }>
  readonly variables: readonly (Pack extends { variables: ReadonlyMap<string, infer V> } ? V : never)[]
  readonly pack: string
  readonly framework: string | null
  readonly ownFramework: Framework | null
  readonly profile?: string | ImportProfile | null
  readonly answers: ImportAnswers
  readonly sheets: readonly string[]
  readonly issues: readonly Issue[]
}

async function readOptions(args: Arguments, files: ReturnType<typeof makeImportFiles>): Promise<Options> {
  const { context } = args
  const issues: Issue[] = []
  const name = text(args, "pack") ?? "national"
  const packs = new Map<string, { readonly pack: Pack }>()
  for (const one of new Set([name, "national"])) {
    const loaded = await context.loadPack(one)
    if (one === name) issues.push(...loaded.issues.filter(({ severity }) => severity === "error"))
    if (loaded.pack !== null) packs.set(one, { pack: loaded.pack })
  }
  const isFile = (value: string | undefined) => value !== undefined && /\.(ya?ml|json)$/i.test(value)
  const framework = text(args, "framework")
  let ownFramework: Framework | null = null
  if (framework !== undefined && isFile(framework)) {
    const loaded = await context.loadFramework(framework)
    issues.push(...loaded.issues)
    ownFramework = loaded.framework
  } else if (framework !== undefined && packs.get(name)?.pack.frameworks.has(framework) === false)
    issues.push(
      issue("error", "framework-not-in-pack", "framework", {
        id: framework,
        allowed: [...(packs.get(name)?.pack.frameworks.keys() ?? [])],
      }),
    )
  const as = text(args, "as")
  let profile: string | ImportProfile | null | undefined = as === "none" ? null : as
  if (as !== undefined && isFile(as)) {
    const loaded = await files.loadProfile(as)
    issues.push(...loaded.issues)
    profile = loaded.profile
  }
  const answersFile = text(args, "answers")
  let answers: ImportAnswers = {}
  if (answersFile !== undefined) {
    const loaded = await files.loadAnswers(answersFile)
    issues.push(...loaded.issues)
    answers = loaded.answers ?? {}
  }
  const { sheet } = args.options
  return {
    packs,
    variables: [...packs.values()].flatMap(({ pack }) => [...pack.variables.values()]),
    pack: name,
    framework: ownFramework === null ? (framework ?? null) : null,
    ownFramework,
    ...(profile === undefined ? {} : { profile }),
    answers,
    sheets: Array.isArray(sheet) ? sheet : [],
    issues,
  }
}
