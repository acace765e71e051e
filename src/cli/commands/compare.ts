import { compareRuns } from "#services/evaluation"
import type { Command } from "../command.ts"
import { padded } from "../padded.ts"

export const compareCommand: Command = {
  name: "compare",
  usage: "gaoxin compare A B [--json]",
  summary: {
    zh: "比较两个评价结果（result.json、proof.json 或 --out 的文件夹）",
    en: "compares two results (result.json, proof.json or a folder of --out)",
  },
  example: "gaoxin compare out/demo out/demo-geometric",
  options: {},
  positionals: [2, 2],
  run: async ({ positionals, print, context }) => {
    const { comparison, issues } = await compareRuns(positionals[0] ?? "", positionals[1] ?? "", context)
    print.issues(issues)
    if (comparison === null) return 1
    print.issues(comparison.issues)
    if (print.json) print.result(comparison)
    const zh = print.language === "zh"
    const { same } = comparison
    const yes = (is: boolean) => (is ? (zh ? "相同" : "same") : zh ? "不同" : "different")
    print.say(
      zh
        ? `数据${yes(same.data)} · 指标体系${yes(same.framework)} · 方法${yes(same.method)} · 位次相关 ${show(comparison.rankCorrelation, 4)}`
        : `data ${yes(same.data)} · framework ${yes(same.framework)} · method ${yes(same.method)} · rank correlation ${show(comparison.rankCorrelation, 4)}`,
    )
    for (const { option, a, b } of comparison.settings)
      print.say(`  ${option}: ${JSON.stringify(a)} → ${JSON.stringify(b)}`)
    const head = zh
      ? ["代码", "名称", "位次 A", "位次 B", "升降", "得分变化"]
      : ["code", "name", "rank A", "rank B", "gained", "score change"]
    const rows = comparison.entities.map((entity) => [
      entity.code,
      entity.name ?? "",
      show(entity.rank[0], 0),
      show(entity.rank[1], 0),
      entity.gained === null ? "—" : entity.gained > 0 ? `+${entity.gained}` : String(entity.gained),
      show(entity.change, 3),
    ])
    print.say(padded([head, ...rows], [2, 3, 4, 5]))
    for (const [side, codes] of Object.entries(comparison.onlyIn))
      if (codes.length > 0) print.say(`${zh ? "只在" : "only in"} ${side.toUpperCase()}: ${codes.join(", ")}`)
    return 0
  },
}

function show(x: number | null, decimals: number): string {
  return x === null ? "—" : x.toFixed(decimals)
}
