import { join } from "node:path"
import { terminalTable } from "#reports"
import { type EvaluationRun, runEvaluation, writeOutputs } from "#services/evaluation"
import { type Arguments, type Command, text } from "../command.ts"

const inputs = {
  pack: {
    type: "string",
    value: "P",
    help: "政策包：文件夹或 packs/ 中的名称 · a folder, or the name of one in packs/",
  },
  framework: {
    type: "string",
    value: "F",
    help: "指标体系：包内编号或 .yaml 文件 · an id in the pack, or a file",
  },
  data: {
    type: "string",
    value: "D",
    help: "数据：CSV、XLSX 或 Parquet，每个对象每期一行 · one row per entity and period",
  },
  imeta: { type: "string", value: "FILE", help: "COINr 的 iMeta 表 · COINr's iMeta" },
  idata: { type: "string", value: "FILE", help: "COINr 的 iData 表 · COINr's iData" },
  sheet: {
    type: "string",
    value: "NAME",
    help: "工作表，默认第一张 · sheet of the workbook, else the first",
  },
  period: {
    type: "string",
    value: "T",
    help: "时期，默认最新；all 为全部 · period, else the latest; all for an array",
  },
  method: { type: "string", value: "M", help: "评价方法：.yaml/.json 文件或预设名 · a file, or a preset" },
  class: { type: "string", value: "COLUMN", help: "按该列分组排位 · rank within the groups of this column" },
  where: { type: "string", value: "COLUMN=VALUE", help: "只评价符合条件的对象 · select entities" },
  size: { type: "string", value: "COLUMN", help: "规模列，用于规模相关检验 · size column for the size test" },
} as const

export const evaluateCommand: Command = {
  name: "evaluate",
  usage:
    "gaoxin evaluate [--pack P] [--framework F] [--data D] [--method M] [--period T] [--out DIR] [--json]",
  summary: {
    zh: "评价：由指标到得分、位次、区间，输出结果、工作簿、证明和报告",
    en: "evaluates: from indicators to scores, ranks and intervals; writes results, workbook, proof and report",
  },
  example: "gaoxin evaluate --pack demo --out out/demo",
  options: {
    ...inputs,
    out: {
      type: "string",
      value: "DIR",
      help: "写出文件的文件夹；不写则不输出文件 · folder to write to; nothing is written without it",
    },
    "zone-proof": {
      type: "string",
      value: "CODE|all",
      help: "另写该对象的单独证明 · also write this entity's own proof",
    },
    "public-proof": {
      type: "boolean",
      help: "另写公开证明及其开示文件 · also write the public proof and its openings",
    },
    limit: { type: "string", value: "N", help: "终端只显示前 N 行 · show the first N rows only" },
  },
  positionals: [0, 0],
  run,
}

async function run(args: Arguments): Promise<number> {
  const { print, context } = args
  const options = Object.fromEntries(
    Object.keys(inputs).flatMap((name) => {
      const value = text(args, name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
  const { runs, issues, pack } = await runEvaluation(options, context)
  if (runs.length === 0) {
    print.issues(issues)
    if (print.json) print.result({ issues })
    return 1
  }
  const limit = Number(text(args, "limit"))
  for (const { result } of runs) {
    print.say(
      terminalTable(result, {
        language: print.language,
        width: process.stdout.columns ?? 100,
        ...(Number.isInteger(limit) && limit > 0 ? { limit } : {}),
      }),
    )
    print.issues(result.issues)
  }
  const out = text(args, "out")
  if (out !== undefined)
    for (const one of runs) {
      const folder = runs.length === 1 ? out : join(out, one.result.data.period ?? "no-period")
      const written = await writeOutputs(one, folder, pack, outputOptions(args), context)
      print.say(`→ ${folder}: ${written.filter((name) => !name.includes("/")).join(", ")}`)
    }
  if (print.json) print.result(resultsOf(runs, text(args, "period")))
  return 0
}

function resultsOf(runs: readonly EvaluationRun[], period: string | undefined): unknown {
  const results = runs.map((one) => one.result)
  return period === "all" ? results : results[0]
}

function outputOptions(args: Arguments) {
  const zone = text(args, "zone-proof")
  return {
    language: args.print.language,
    zoneProofs: zone === undefined ? [] : zone === "all" ? ("all" as const) : [zone],
    publicProof: args.options["public-proof"] === true,
  }
}
