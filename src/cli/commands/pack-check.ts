import type { Command } from "../command.ts"

export const packCheckCommand: Command = {
  name: "pack check",
  usage: "gaoxin pack check P [--json]",
  summary: {
    zh: "检查政策包：列出全部问题及其文件与行号",
    en: "checks a pack: every problem with file and line",
  },
  example: "gaoxin pack check national",
  options: {},
  positionals: [1, 1],
  run: async ({ positionals, print, context }) => {
    const { pack, issues } = await context.loadPack(positionals[0] ?? "")
    print.issues(issues)
    const count = (severity: string) => issues.filter((found) => found.severity === severity).length
    if (print.json) print.result({ pack: pack?.manifest.id ?? null, issues })
    if (pack !== null)
      print.say(
        print.language === "zh"
          ? `${pack.manifest.id}：${pack.frameworks.size} 个指标体系，${pack.indicators.size} 个指标，${pack.sources.size} 个来源，${pack.clauses.length} 条机制；错误 ${count("error")}，警告 ${count("warning")}`
          : `${pack.manifest.id}: ${pack.frameworks.size} frameworks, ${pack.indicators.size} indicators, ${pack.sources.size} sources, ${pack.clauses.length} mechanisms; ${count("error")} errors, ${count("warning")} warnings`,
      )
    return count("error") === 0 ? 0 : 1
  },
}
