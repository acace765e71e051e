import { type InventAsked, inventReturns } from "#services/returns"
import { makeInventContext } from "#wiring"
import { type Arguments, type Command, text } from "../command.ts"

export const inventCommand: Command = {
  name: "invent",
  usage:
    "gaoxin invent --enterprises N --years 2022..2024 --out DIR [--seed S] [--mistakes SHARE] [--zones N] [--pack P] [--form F] [--as csv|xlsx] [--json]",
  summary: {
    zh: "虚构企业填报：可重复，分布偏斜，满足审核关系；故意的错误列在 planted.csv；只用 99 开头的代码和“示例”名称",
    en: "invents returns of enterprises: repeatable, skewed, keeping the checks but for mistakes listed in planted.csv; only codes 99… and names with 示例",
  },
  example: "gaoxin invent --enterprises 1000 --years 2022..2024 --seed 1 --mistakes 0.02 --out out/returns",
  options: {
    enterprises: { type: "string", value: "N", help: "企业数，1 至 9999999 · enterprises" },
    years: { type: "string", value: "2022..2024", help: "年份 · years" },
    out: { type: "string", value: "DIR", help: "写入的新文件夹 · a new folder" },
    seed: {
      type: "string",
      value: "S",
      help: "种子，默认 1；同一种子得同样的数 · same seed, same values; else 1",
    },
    mistakes: {
      type: "string",
      value: "SHARE",
      help: "有故意错误的报表所占份额，默认 0 · share of returns with a mistake",
    },
    zones: { type: "string", value: "N", help: "园区数，默认 20 · zones, else 20" },
    pack: { type: "string", value: "P", help: "报表所在政策包，默认 demo · pack of the forms, else demo" },
    form: {
      type: "string",
      value: "F",
      help: "调查或报表，默认年报 · survey or form, else the annual survey",
    },
    as: {
      type: "string",
      value: "csv|xlsx",
      help: "另按报表格式写出（至多 20000 家）· also in the forms' layout, up to 20,000",
    },
  },
  positionals: [0, 0],
  run,
}

async function run(args: Arguments): Promise<number> {
  const { print } = args
  const asked = askedOf(args)
  if (Array.isArray(asked)) {
    process.stderr.write(`${asked.join("\n")}\n${inventCommand.usage}\n`)
    return 2
  }
  const { result, issues } = await inventReturns(asked, makeInventContext(args.context))
  print.issues(issues)
  if (result === null) {
    if (print.json) print.result({ issues })
    return 1
  }
  const { manifest, planted, files } = result
  const units = Object.fromEntries(manifest.files.map(({ period, units: count }) => [period, count]))
  const counted = Object.entries(units)
    .map(([period, count]) => `${period}: ${count}`)
    .join(", ")
  print.say(
    print.language === "zh"
      ? `→ ${asked.out}：虚构填报 ${counted}；故意的错误 ${planted} 处（planted.csv）`
      : `→ ${asked.out}: invented returns ${counted}; ${planted} deliberate mistakes (planted.csv)`,
  )
  if (print.json) print.result({ out: asked.out, units, planted, files, issues })
  return 0
}

/** What is asked for, or what is wrong with it. */
function askedOf(args: Arguments): InventAsked | string[] {
  const wrong: string[] = []
  const number = (name: string, fallback: string | null, holds: (value: number) => boolean): number => {
    const given = text(args, name) ?? fallback
    const value = given === null || !/^\d+(\.\d+)?$/.test(given) ? Number.NaN : Number(given)
    if (!holds(value)) wrong.push(`--${name} ${given ?? ""}`.trim())
    return value
  }
  const whole = (most: number) => (value: number) => Number.isInteger(value) && value >= 1 && value <= most
  const years = /^(20\d\d)(?:\.\.(20\d\d))?$/.exec(text(args, "years") ?? "")
  const from = Number(years?.[1])
  const to = Number(years?.[2] ?? years?.[1])
  if (years === null || to < from) wrong.push(`--years ${text(args, "years") ?? ""}`.trim())
  const as = text(args, "as") ?? null
  if (as !== null && as !== "csv" && as !== "xlsx") wrong.push(`--as ${as}`)
  const out = text(args, "out")
  if (out === undefined) wrong.push("--out DIR")
  const asked: InventAsked = {
    pack: text(args, "pack") ?? "demo",
    form: text(args, "form") ?? null,
    enterprises: number("enterprises", null, whole(9_999_999)),
    years: wrong.length > 0 ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i),
    seed: text(args, "seed") ?? "1",
    mistakes: number("mistakes", "0", (value) => value >= 0 && value <= 1),
    zones: number("zones", "20", whole(999)),
    out: out ?? "",
    as: as === "csv" || as === "xlsx" ? as : null,
  }
  return wrong.length > 0 ? wrong : asked
}
