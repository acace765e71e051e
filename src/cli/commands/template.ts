import { basename, resolve } from "node:path"
import { makeListTemplate, makeTemplate } from "#services/evaluation"
import { makeReturnTemplate } from "#services/returns"
import { makeReturnsContext } from "#wiring"
import { type Arguments, type Command, text } from "../command.ts"

const inputs = {
  pack: { type: "string", value: "P", help: "政策包 · pack" },
  framework: { type: "string", value: "F", help: "指标体系编号或文件 · framework" },
  data: {
    type: "string",
    value: "D",
    help: "取对象名单与上期值的数据 · data to take the entities and last values from",
  },
  period: { type: "string", value: "T", help: "填报时期 · period to fill" },
  register: { type: "string", value: "R", help: "台账的填报表 · list of a register" },
  form: {
    type: "string",
    value: "F",
    help: "报表的填报表：调查、报表编号或表号；--data 是上期的报表 · survey form; --data holds last period's returns",
  },
  profile: { type: "string", value: "I", help: "导入方案的填报表 · kind of file of an import profile" },
} as const

export const templateCommand: Command = {
  name: "template",
  usage:
    "gaoxin template --pack P [--framework F | --form F | --register R | --profile I] [--data D] [--period T] [--out FILE]",
  summary: {
    zh: "写出待填的工作簿：对象、指标、单位、定义；填好后可直接用于 evaluate 或导入",
    en: "writes the workbook to fill: entities, indicators, units, definitions; evaluate and imports read it back",
  },
  example: "gaoxin template --pack demo --period 2025 --out template.xlsx",
  options: {
    ...inputs,
    out: { type: "string", value: "FILE", help: "默认 template.xlsx · else template.xlsx" },
  },
  positionals: [0, 0],
  run: async (args) => {
    const { print, context } = args
    const options = Object.fromEntries(
      Object.keys(inputs).flatMap((name) => {
        const value = text(args, name)
        return value === undefined ? [] : [[name, value]]
      }),
    )
    const isList = text(args, "register") !== undefined || text(args, "profile") !== undefined
    const make = isList ? makeListTemplate : makeTemplate
    const { workbook, entities, issues } =
      options.form === undefined
        ? await make(options, print.language, context)
        : await forForm(options.form, args)
    print.issues(issues)
    if (workbook === null) return 1
    const out = text(args, "out") ?? "template.xlsx"
    await context.writeFile(context.resolvePath(".", out), workbook)
    print.say(print.language === "zh" ? `→ ${out}（${entities} 个对象）` : `→ ${out} (${entities} entities)`)
    if (print.json) print.result({ file: out, entities, issues })
    return 0
  },
}

/** The template of a survey's forms; last period's returns give the units and the values to compare with. */
async function forForm(form: string, args: Arguments) {
  const data = text(args, "data")
  return makeReturnTemplate(
    {
      pack: text(args, "pack") ?? "national",
      form,
      period: text(args, "period") ?? null,
      last: data === undefined ? null : { path: resolve(data), name: basename(data) },
    },
    args.print.language,
    await makeReturnsContext(args.context),
  )
}
