import type { Words } from "#issues"
import { type ClauseState, clauseStates, columnsWithData } from "#packs"
import type { Command } from "../command.ts"
import { padded } from "../padded.ts"

const states: Readonly<Record<ClauseState, Words>> = {
  "in-use": { zh: "在用", en: "in use" },
  "waits-for-data": { zh: "待数据", en: "waits for data" },
  "waits-for-decision": { zh: "待决定", en: "waits for a decision" },
  "not-built": { zh: "未建", en: "not built" },
  "not-software": { zh: "不属软件", en: "not software" },
}

export const packClausesCommand: Command = {
  name: "pack clauses",
  usage: "gaoxin pack clauses P [--json]",
  summary: {
    zh: "机制：意见逐条的机制及其状态（由已载入的内容算出）",
    en: "the mechanisms of the opinion clause by clause, each with a state computed from what is loaded",
  },
  example: "gaoxin pack clauses national",
  options: {},
  positionals: [1, 1],
  run: async ({ positionals, print, context }) => {
    const { pack, issues } = await context.loadPack(positionals[0] ?? "")
    if (pack === null) {
      print.issues(issues)
      return 1
    }
    const list = clauseStates(pack, { data: columnsWithData(pack) })
    if (print.json) print.result(list)
    const { language } = print
    const rows = list.map(({ clause, state, through, waitsFor }) => [
      clause.id,
      clause.force,
      states[state][language],
      clause.phrase,
      [...through, ...waitsFor].slice(0, 3).join(", "),
    ])
    print.say(padded(rows))
    const counts = (Object.keys(states) as ClauseState[]).map(
      (state) => `${states[state][language]} ${list.filter((one) => one.state === state).length}`,
    )
    print.say(`\n${list.length}: ${counts.join(" · ")}`)
    return 0
  },
}
