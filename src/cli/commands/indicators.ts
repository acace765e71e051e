import { computeIndicators, type IndicatorsResult, openFigure, writeIndicators } from "#services/indicators"
import { makeIndicatorContext } from "#wiring"
import { type Arguments, type Command, text } from "../command.ts"
import { padded } from "../padded.ts"

export const indicatorsCommand: Command = {
  name: "indicators",
  usage:
    "gaoxin indicators --data DIR --framework F [--pack P] [--period T] [--out DIR] [--open ZONE/INDICATOR] [--json]",
  summary: {
    zh: "指标：由企业报表计算各园区的指标，写明替代口径和未知的原因、同口径增长、未报企业",
    en: "indicators: from returns of enterprises to a table of zones, with what is substituted or unknown, growth of the same enterprises, and who is missing",
  },
  example: "gaoxin indicators --data out/returns --framework nhtz-2021 --out out/indicators",
  options: {
    data: {
      type: "string",
      value: "DIR",
      help: "快照文件夹，或 CSV、XLSX、Parquet 报表 · a snapshot, or returns as tables",
    },
    framework: { type: "string", value: "F", help: "指标体系：包内编号 · an id in the pack" },
    pack: { type: "string", value: "P", help: "政策包，默认 national · pack, else national" },
    period: { type: "string", value: "T", help: "时期，默认最新 · period, else the latest" },
    out: { type: "string", value: "DIR", help: "写出文件的文件夹 · folder to write to" },
    open: {
      type: "string",
      value: "ZONE/INDICATOR",
      help: "展开到企业（仅限统计人员） · down to the enterprises, for the survey's statisticians",
    },
  },
  positionals: [0, 0],
  run,
}

const periodText = /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/

async function run(args: Arguments): Promise<number> {
  const data = text(args, "data")
  const framework = text(args, "framework")
  const period = text(args, "period") ?? null
  const open = text(args, "open")
  const [zone = "", indicator = ""] = open?.split("/") ?? []
  const wrong = [
    ...(data === undefined ? ["--data DIR"] : []),
    ...(framework === undefined ? ["--framework F"] : []),
    ...(period !== null && !periodText.test(period) ? [`--period ${period}`] : []),
    ...(open !== undefined && (zone === "" || indicator === "") ? [`--open ${open}`] : []),
  ]
  if (data === undefined || framework === undefined || wrong.length > 0) {
    process.stderr.write(`${wrong.join("\n")}\n${indicatorsCommand.usage}\n`)
    return 2
  }
  const options = { data, framework, pack: text(args, "pack") ?? "national", period }
  return open === undefined ? compute(args, options) : openOne(args, { ...options, zone, indicator })
}

async function compute(args: Arguments, options: Parameters<typeof computeIndicators>[0]): Promise<number> {
  const { print } = args
  const context = await makeIndicatorContext(args.context)
  const { result, issues } = await computeIndicators(options, context)
  if (result !== null) print.say(report(result, print.language))
  print.issues(issues)
  if (result === null) {
    if (print.json) print.result({ issues })
    return 1
  }
  const out = text(args, "out")
  if (out !== undefined) {
    const written = await writeIndicators(result, out, print.language, context)
    print.say(`→ ${out}: ${written.join(", ")}`)
  }
  if (print.json) print.result(result)
  return 0
}

/** What came out, in a few lines: the tables are in the files. */
function report(result: IndicatorsResult, language: "zh" | "en"): string {
  const zh = language === "zh"
  const withValue = new Set(
    result.figures.filter(({ state }) => state !== "unknown").map(({ indicator }) => indicator),
  )
  const substitute = result.figures.filter(({ state }) => state === "substitute")
  const substituted = new Set(substitute.map(({ indicator }) => indicator))
  const of = (kind: string) => result.changes.filter((one) => one.kind === kind).length
  const total = (count: (zone: IndicatorsResult["zones"][number]) => number) =>
    result.zones.reduce((sum, zone) => sum + count(zone), 0)
  const lines: [string, string][] = [
    [zh ? "指标体系" : "framework", `${result.framework} ${result.title[language]}`],
    [zh ? "时期" : "period", result.prior === null ? result.period : `${result.period} ← ${result.prior}`],
    [zh ? "园区" : "zones", String(result.zones.length)],
    [zh ? "报表" : "returns", String(total(({ returns }) => returns))],
    [
      zh ? "指标" : "indicators",
      zh
        ? `${withValue.size} 项有值（其中 ${substituted.size} 项为替代口径），${result.indicators.length - withValue.size} 项未知`
        : `${withValue.size} with values (${substituted.size} by a substitute definition), ${result.indicators.length - withValue.size} unknown`,
    ],
    [
      zh ? "进出" : "changes",
      zh
        ? `新进 ${of("entry")}，退出或未报 ${of("exit")}，园区变更 ${of("move")}`
        : `${of("entry")} entries, ${of("exit")} exits or missing, ${of("move")} moves`,
    ],
    [zh ? "未报" : "missing", String(result.missing.length)],
  ]
  return padded(lines)
}

async function openOne(args: Arguments, options: Parameters<typeof openFigure>[0]): Promise<number> {
  const { print } = args
  const { figure, issues } = await openFigure(options, await makeIndicatorContext(args.context))
  print.issues(issues)
  if (figure !== null && figure.units.length > 0) {
    const cells = [...new Set(figure.units.flatMap((one) => Object.keys(one.cells)))]
    const header = ["unit", "name", "period", ...cells, ...figure.parts.map((part) => part.text)]
    const rows = figure.units.map((one) => [
      one.unit,
      one.name ?? "",
      one.period,
      ...cells.map((code) => (code in one.cells ? (one.cells[code] ?? "—") : "")),
      ...figure.parts.map((part) => (part.text in one.parts ? (one.parts[part.text] ?? "—") : "")),
    ])
    print.say(`${figure.indicator} = ${figure.text}\n`)
    print.say(padded([header, ...rows]))
  }
  if (print.json) print.result(figure ?? { issues })
  return issues.some(({ severity }) => severity === "error") ? 1 : 0
}
