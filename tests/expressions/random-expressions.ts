// Random expressions and records for the tests that compare back ends. Seeded: the same seed, the same cases.
import type { Declared, Scope } from "#expressions"

/** Mulberry32: small, and good enough to choose cases with. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const declared = (code: string, type: Declared["type"], more: Partial<Declared> = {}): Declared => ({
  code,
  label: { zh: code, en: code },
  type,
  ...more,
})

export const scope: Scope = {
  variables: [
    declared("a", "number"),
    declared("b", "number", { decimals: 2 }),
    declared("c", "number"),
    declared("e", "number", { decimals: 9 }),
    declared("营业收入", "number", { decimals: 1 }),
    declared("x", "text"),
    declared("y", "text"),
    declared("d", "date"),
    declared("f", "date"),
    declared("q", "truth"),
    declared("r", "truth"),
  ],
  parameters: [declared("cap", "number", { decimals: 1 }), declared("day", "date"), declared("word", "text")],
  groups: [declared("g", "text")],
}

export const parameters = { cap: "12.5", day: "2024-02-29", word: "国家级" }

const numbers = ["0", "1", "2", "3", "100", "0.5", "0.03", "1.10", "1e3", "7.000000001", "999999999999999999"]
const texts = [
  "",
  "a",
  "A",
  "ab",
  "国家级",
  "省级",
  "国",
  "𠮷",
  "é",
  "e\u0301",
  "Ⅳ",
  "a_b",
  "100%",
  "it''s",
  "Ω",
]
const dates = [
  "0001-01-01",
  "1970-01-01",
  "1999-12-31",
  "2000-02-29",
  "2024-02-29",
  "2024-03-01",
  "9999-12-31",
]

/** Makes texts of expressions; `whole`: over records, with aggregates. */
export function expressionMaker(random: () => number) {
  const below = (n: number) => Math.floor(random() * n)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T // never empty
  let whole = false
  /** Names may stand: of one record, or inside an aggregate. */
  let names = true

  const number = (depth: number): string => {
    if (depth <= 0 || random() < 0.15) {
      if (whole && !names) return random() < 0.75 ? aggregate("number") : pick(numbers)
      return random() < 0.7 ? pick(["a", "b", "c", "e", "营业收入", "p.cap"]) : pick(numbers)
    }
    const n = () => number(depth - 1)
    switch (below(18)) {
      case 0:
      case 1:
        return `(${n()} + ${n()})`
      case 2:
      case 3:
        return `(${n()} - ${n()})`
      case 4:
        return `(${n()} * ${n()})`
      case 5:
      case 6:
        return `(${n()} / ${n()})`
      case 7:
        return `(- ${n()})`
      case 8:
        return `abs(${n()})`
      case 9:
        return `coalesce(${n()}, ${n()})`
      case 10:
        return `nullif(${n()}, ${n()})`
      case 11:
        return `${pick(["least", "greatest"])}(${n()}, ${n()}, ${n()})`
      case 12:
        return `sqrt(${n()})`
      case 13:
        return `case when ${truth(depth - 1)} then ${n()} ${random() < 0.5 ? `else ${n()} ` : ""}end`
      case 14:
        return `length(${text(depth - 1)})`
      case 15:
        return `extract(${pick(["year", "month", "day"])} from ${date(depth - 1)})`
      case 16:
        return `${pick(["years_between", "months_between"])}(${date(depth - 1)}, ${date(depth - 1)})`
      default:
        return random() < 0.5
          ? `(${date(depth - 1)} - ${date(depth - 1)})`
          : `case ${n()} when ${n()} then ${n()} else null end`
    }
  }

  const text = (depth: number): string => {
    if (depth <= 0 || random() < 0.3) {
      if (whole && !names)
        return random() < 0.5 ? aggregate("text") : random() < 0.5 ? "g" : `'${pick(texts)}'`
      return random() < 0.6 ? pick(["x", "y", "p.word", "g"]) : `'${pick(texts)}'`
    }
    const t = () => text(depth - 1)
    switch (below(6)) {
      case 0:
        return `lower(${t()})`
      case 1:
        return `upper(${t()})`
      case 2:
        return `substring(${t()}, ${1 + below(3)}, ${below(4)})`
      case 3:
        return `coalesce(${t()}, ${t()})`
      case 4:
        return `${pick(["least", "greatest"])}(${t()}, ${t()})`
      default:
        return `case when ${truth(depth - 1)} then ${t()} else ${t()} end`
    }
  }

  const date = (depth: number): string => {
    if (depth <= 0 || random() < 0.4) {
      if (whole && !names) return random() < 0.6 ? aggregate("date") : `date '${pick(dates)}'`
      return random() < 0.7 ? pick(["d", "f", "p.day"]) : `date '${pick(dates)}'`
    }
    switch (below(4)) {
      case 0:
        return `(${date(depth - 1)} + ${whole && !names ? "count(*)" : "a"})`
      case 1:
        return `(${date(depth - 1)} ${pick(["+", "-"])} ${pick(["1", "365", "c", "4000000", "3999999"].filter((each) => !whole || names || each !== "c"))})`
      case 2:
        return `coalesce(${date(depth - 1)}, ${date(depth - 1)})`
      default:
        return `greatest(${date(depth - 1)}, ${date(depth - 1)})`
    }
  }

  const truth = (depth: number): string => {
    if (depth <= 0)
      return whole && !names ? "count(*) > 2" : pick(["q", "r", "true", "false", "a > 0", "x = y"])
    const t = () => truth(depth - 1)
    const sign = () => pick(["=", "<>", "<", "<=", ">", ">="])
    switch (below(15)) {
      case 0:
      case 1:
        return `${number(depth - 1)} ${sign()} ${number(depth - 1)}`
      case 2:
        return `${text(depth - 1)} ${sign()} ${text(depth - 1)}`
      case 3:
        return `${date(depth - 1)} ${sign()} ${date(depth - 1)}`
      case 4:
      case 5:
        return `(${t()} and ${t()})`
      case 6:
      case 7:
        return `(${t()} or ${t()} or ${t()})`
      case 8:
        return `(not ${t()})`
      case 9:
        return `(${pick([number, text, date])(depth - 1)} is ${pick(["", "not "])}null)`
      case 10:
        return `((${t()}) is ${pick(["", "not "])}${pick(["true", "false", "unknown"])})`
      case 11:
        return `(${number(depth - 1)} ${pick(["in", "not in"])} (${number(depth - 1)}, ${number(depth - 1)}${random() < 0.2 ? ", null" : ""}))`
      case 12:
        return `(${text(depth - 1)} ${pick(["in", "not in"])} (${text(depth - 1)}, '国家级'))`
      case 13:
        return `(${number(depth - 1)} ${pick(["between", "not between"])} ${number(depth - 1)} and ${number(depth - 1)})`
      default:
        return `(${text(depth - 1)} ${pick(["like", "not like"])} '${pick(["%", "_", "国%", "%级", "a_", "%_%", "__", "", "100%", "%a%b%"])}')`
    }
  }

  function aggregate(kind: "number" | "text" | "date"): string {
    names = true
    try {
      const filter = random() < 0.4 ? ` filter (where ${truth(1)})` : ""
      const exact = () =>
        pick(["a", "b", "c", "e", "营业收入", "(a + b)", "(a - c)", "abs(b)", "nullif(a, 0)"])
      if (kind === "text") return `${pick(["min", "max"])}(${pick(["x", "y", "lower(x)"])})${filter}`
      if (kind === "date") return `${pick(["min", "max"])}(${pick(["d", "f"])})${filter}`
      const plain = pick([
        () => `sum(${exact()})`,
        () => `avg(${exact()})`,
        () => `${pick(["min", "max"])}(${exact()})`,
        () => "count(*)",
        () => `count(${pick(["a", "x", "d", "q", "(a / b)"])})`,
        () => `count(distinct ${pick(["a", "x", "d", "lower(y)", "q"])})`,
      ])()
      return `${plain}${filter}`
    } finally {
      names = false
    }
  }

  return {
    ofOne: (depth: number): string => {
      whole = false
      names = true
      return pick([number, number, truth, truth, truth, text, date])(depth)
    },
    ofAll: (depth: number): string => {
      whole = true
      names = false
      const made = pick([number, number, number, truth, text, date])(depth)
      return random() < 0.3
        ? `(${made}) ${/^\(?(count|sum|avg)/.test(made) ? "-" : "is not null and count(*) >"} prior(count(*))`
        : made
    },
  }
}

/** Texts of the cells of a record, by code. */
export function recordMaker(random: () => number): () => Record<string, string | null> {
  const below = (n: number) => Math.floor(random() * n)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T // never empty
  const maybe = (make: () => string) => (random() < 0.15 ? null : make())
  const truth = () => pick(["true", "false"])
  return () => ({
    a: maybe(() => String(pick([0, 0, 1, -1, 2, 3, 7, 100, -300, below(1000)]))),
    b: maybe(() =>
      pick(["0", "0.5", "-0.01", "12.50", "99.99", `${below(100000)}.${below(10)}${1 + below(9)}`]),
    ),
    c: maybe(() =>
      pick(
        [
          "999999999999999999",
          "-999999999999999999",
          "9007199254740993",
          "-9007199254740993",
          "4611686018427387905",
          "0",
          `${1 + below(9e8)}${String(below(1e9)).padStart(9, "0")}`,
          `-${1 + below(9e8)}${String(below(1e9)).padStart(9, "0")}`,
        ].filter((each) => each.replace("-", "").length <= 18),
      ),
    ),
    e: maybe(() => pick(["0.000000001", "-0.000000001", "123456789.987654321", "1", "0", "0.1"])),
    营业收入: maybe(() => pick(["0", "320.5", "-0.1", `${below(1e9)}.${below(10)}`])),
    x: maybe(() => pick(texts.filter((each) => each !== "").map((each) => each.replaceAll("''", "'")))),
    y: maybe(() => pick(texts.filter((each) => each !== "").map((each) => each.replaceAll("''", "'")))),
    d: maybe(() => (random() < 0.5 ? pick(dates) : randomDate(below))),
    f: maybe(() => (random() < 0.5 ? pick(dates) : randomDate(below))),
    q: maybe(truth),
    r: maybe(truth),
    g: pick(["东", "西", "国家级"]),
  })
}

const randomDate = (below: (n: number) => number) =>
  `${1950 + below(100)}-${String(1 + below(12)).padStart(2, "0")}-${String(1 + below(28)).padStart(2, "0")}`
