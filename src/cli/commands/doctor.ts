import { probeGroups, runDoctor } from "#services/operations"
import { installationPlace, makeDoctorContext, openInstallation } from "#wiring"
import type { Command } from "../command.ts"

const signs = { good: "✓", warning: "!", bad: "✗", unknown: "?" } as const

export const doctorCommand: Command = {
  name: "doctor",
  usage: "gaoxin doctor [--demo] [--json]",
  summary: {
    zh: "系统检查：逐项检查安全与运行状况，说明如何处理",
    en: "looks at every line of security and health, and says what to do",
  },
  example: "gaoxin doctor",
  options: { demo: { type: "boolean", help: "演示的数据 · the demonstration's data" } },
  positionals: [0, 0],
  run: async ({ print, options, context }) => {
    const place = installationPlace(options.demo === true, process.env)
    const database = await openInstallation({ ...place, existing: true, asItIs: true, connections: 2 })
    try {
      const report = await runDoctor(
        makeDoctorContext({ database, folder: place.folder, server: null, evaluation: context }),
      )
      if (print.json) print.result(report)
      const { language } = print
      for (const group of probeGroups) {
        print.say(`\n${group.title[language]}`)
        for (const line of report.lines.filter((one) => one.group === group.id)) {
          print.say(`  ${signs[line.state]} ${line.title[language]} — ${line.found[language]}`)
          if (line.advice !== null) print.say(`      → ${line.advice[language]}`)
        }
      }
      const count = (state: keyof typeof signs) => report.lines.filter((one) => one.state === state).length
      print.say(
        language === "zh"
          ? `\n良好 ${count("good")}，提醒 ${count("warning")}，不合格 ${count("bad")}，未知 ${count("unknown")}`
          : `\ngood ${count("good")}, warning ${count("warning")}, bad ${count("bad")}, unknown ${count("unknown")}`,
      )
      return count("bad") === 0 ? 0 : 1
    } finally {
      await database.close()
    }
  },
}
