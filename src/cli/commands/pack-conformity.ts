import { labelText } from "#evaluation"
import { conformityOf } from "#packs"
import type { Command } from "../command.ts"
import { padded } from "../padded.ts"

export const packConformityCommand: Command = {
  name: "pack conformity",
  usage: "gaoxin pack conformity P [--json]",
  summary: {
    zh: "对照：每个指标体系给意见各主题多少权重；零就是零",
    en: "holds each framework of a pack against the opinion: weight per theme; nought is nought",
  },
  example: "gaoxin pack conformity national",
  options: {},
  positionals: [1, 1],
  run: async ({ positionals, print, context }) => {
    const { pack, issues } = await context.loadPack(positionals[0] ?? "")
    if (pack === null) {
      print.issues(issues)
      return 1
    }
    const frameworks = [...pack.frameworks.keys()].map((id) => ({
      framework: id,
      lines: conformityOf(pack, id),
    }))
    if (print.json) print.result(frameworks)
    const zh = print.language === "zh"
    const head = zh
      ? ["条", "主题", "指标数", "等权时", "任意相容权重", "假设的权重"]
      : ["article", "theme", "indicators", "equal", "any weights", "assumed weights"]
    for (const { framework, lines } of frameworks) {
      print.say(`\n${framework}`)
      const rows = lines.map((line) => [
        line.article,
        labelText(line.label, print.language, line.theme),
        String(line.indicators.length),
        line.equal === null ? (zh ? "未知" : "unknown") : percent(line.equal),
        interval(line.any),
        interval(line.assumed),
      ])
      print.say(padded([head, ...rows], [2, 3, 4, 5]))
    }
    return 0
  },
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const interval = (range: readonly [number, number] | null) =>
  range === null ? "—" : `${percent(range[0])}–${percent(range[1])}`
