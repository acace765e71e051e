import { join } from "node:path"
import { terminalTable } from "#reports"
import { runEvaluation, writeOutputs } from "#services/evaluation"
import type { Command } from "../command.ts"

/** The main job of `npm start`: real data first, then the invented authority. */
const shown = [
  {
    pack: "provinces",
    zh: "31 省份公开数据（检验引擎，不是对省份的评判）",
    en: "public data of 31 provinces (a test of the engine, not a judgement)",
  },
  { pack: "demo", zh: "虚构的示例省，2021 结构", en: "an invented authority on the 2021 structure" },
] as const

export const demonstrateCommand: Command = {
  name: "demonstrate",
  usage: "gaoxin demonstrate [--out DIR]",
  summary: {
    zh: "评价 31 省份的公开数据和虚构示例，写出两份报告",
    en: "evaluates the public data of 31 provinces and the invented authority; writes both reports",
  },
  example: "gaoxin demonstrate --out out",
  options: {
    out: { type: "string", value: "DIR", help: "写出文件的文件夹，默认 out · folder to write to, else out" },
  },
  positionals: [0, 0],
  run: async ({ options, print, context }) => {
    const out = typeof options.out === "string" ? options.out : "out"
    const results: unknown[] = []
    for (const { pack: name, zh, en } of shown) {
      print.say(`\n━━ ${print.language === "zh" ? zh : en}\n`)
      const { runs, issues, pack } = await runEvaluation({ pack: name }, context)
      const run = runs[0]
      if (run === undefined) {
        print.issues(issues)
        return 1
      }
      print.say(terminalTable(run.result, { language: print.language, width: process.stdout.columns ?? 100 }))
      const folder = join(out, name)
      await writeOutputs(
        run,
        folder,
        pack,
        { language: print.language, zoneProofs: [], publicProof: false },
        context,
      )
      print.say(`→ ${join(folder, "report.html")}`)
      results.push(run.result)
    }
    if (print.json) print.result(results)
    return 0
  },
}
