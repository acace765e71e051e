import { describe, expect, test } from "vitest"
import type { RawTable } from "./raw-table.ts"
import { readIdata } from "./read-idata.ts"
import { readImeta } from "./read-imeta.ts"

function tableOf(source: string, ...lines: string[]): RawTable {
  const [header = [], ...rows] = lines.map((line) => line.split("|"))
  return { source, sheet: null, header, rows: rows.map((cells, i) => ({ line: i + 2, cells })) }
}

const head = "Level|iCode|iName|Direction|Weight|Unit|Target|Denominator|Parent|Type"
const good = [
  head,
  "1|Goods|Trade in goods|1|1|Trillion USD|2|GDP|ConEcFin|Indicator",
  "1|CO2|Emissions|-1|0.5|t|NA|NA|ConEcFin|Indicator",
  "1|New|New one|1|NA|%|||Index|Indicator",
  "2|ConEcFin|Economic|1|1|||NA|Index|Aggregate",
  "3|Index|The index|1|1||||NA|Aggregate",
  "NA|GDP|GDP|NA|NA|Trillion USD||||Denominator",
  "NA|Pop_group|Population group|NA|NA|||||Group",
  "NA|Note|A note|NA|NA|||||Other",
]
const told = (issues: ReturnType<typeof readImeta>["issues"]) =>
  issues.map(({ code, severity, path }) => `${severity} ${code} ${path}`)

describe("readImeta", () => {
  test("reads COINr's columns: codes keep their spelling, NA is missing, an unknown weight stays unknown", () => {
    const { framework, columns, issues } = readImeta(tableOf("iMeta.csv", ...good))
    expect(issues).toEqual([])
    expect(framework?.id).toBe("iMeta")
    expect(framework?.nodes).toEqual([
      {
        code: "Goods",
        kind: "indicator",
        parent: "ConEcFin",
        weight: 1,
        direction: 1,
        label: "Trade in goods",
        unit: "Trillion USD",
        denominator: "GDP",
        target: 2,
      },
      {
        code: "CO2",
        kind: "indicator",
        parent: "ConEcFin",
        weight: 0.5,
        direction: -1,
        label: "Emissions",
        unit: "t",
      },
      {
        code: "New",
        kind: "indicator",
        parent: "Index",
        weight: null,
        direction: 1,
        label: "New one",
        unit: "%",
      },
      { code: "ConEcFin", kind: "aggregate", parent: "Index", weight: 1, direction: 1, label: "Economic" },
      { code: "Index", kind: "aggregate", parent: null, weight: 1, direction: 1, label: "The index" },
    ])
    expect(columns).toMatchObject({
      indicators: ["Goods", "CO2", "New"],
      denominators: ["GDP"],
      groups: ["Pop_group"],
      others: ["Note"],
    })
  })

  test("reads goalposts and the scale factor of a denominator", () => {
    const { framework, issues } = readImeta(
      tableOf(
        "m.csv",
        "iCode|Type|Parent|Direction|Weight|goalpost_lower|goalpost_upper|ScaleFactor|goalpost_scale",
        "A|Indicator|I|1|1|10|20|1000|1",
        "I|Aggregate||||||||",
      ),
    )
    expect(framework?.nodes[0]).toMatchObject({ goalposts: [10, 20], scale: 1000 })
    expect(framework?.nodes[1]).toMatchObject({ direction: 1, weight: null, parent: null })
    expect(told(issues)).toEqual(["warning imeta-column-unused m.csv!I"])
  })

  test("an aggregate may be called NA, and is then a parent", () => {
    const lines = ["iCode|Type|Parent|Direction|Weight", "A|Indicator|NA|1|1", "NA|Aggregate||1|1"]
    expect(readImeta(tableOf("m.csv", ...lines)).framework?.nodes[0]?.parent).toBe("NA")
  })

  test("tells all faults at once", () => {
    const { framework, columns, issues } = readImeta(
      tableOf(
        "m.csv",
        "iCode|Type|Parent|Direction|Weight|goalpost_lower|goalpost_upper",
        "A|Indicator|I|2|1||",
        "A|Indicator|X|1|-1||",
        "B|Indikator|I|1|1||",
        "|Indicator|I|1|1||",
        "C|Indicator|A||x|5|",
        "D|Aggregate|E|1|1||",
        "E|Aggregate|D|1|1||",
        "G|Group||||",
        "H|Indicator|G2|1|1|3|2",
        "G2|Group|||||",
      ),
    )
    expect(framework).toBeNull()
    expect(columns).toBeNull()
    expect(told(issues)).toEqual([
      "error imeta-direction m.csv!D2",
      "error imeta-weight m.csv!E3",
      "error imeta-type m.csv!B4",
      "error blank-code m.csv!A5",
      "error imeta-direction m.csv!D6",
      "error not-a-number m.csv!E6",
      "error imeta-goalposts m.csv!F6",
      "error row-length m.csv!9",
      "error imeta-goalposts m.csv!F10",
      "error imeta-duplicate-code m.csv!3",
      "error imeta-unknown-parent m.csv!2",
      "error imeta-unknown-parent m.csv!3",
      "error imeta-parent-type m.csv!6",
      "error imeta-parent-type m.csv!10",
      "error imeta-cycle m.csv!7",
    ])
  })

  test("a table without indicators or without its columns is refused", () => {
    expect(
      told(readImeta(tableOf("m.csv", "iCode|Type|Parent|Direction|Weight", "I|Aggregate|||1")).issues),
    ).toEqual(["error imeta-no-indicators m.csv"])
    const { issues } = readImeta(tableOf("m.csv", "iCode|Kind", "I|Aggregate"))
    expect(issues.filter(({ code }) => code === "missing-column").map(({ values }) => values.column)).toEqual(
      ["Type", "Parent", "Direction", "Weight"],
    )
  })

  test("a level that its place in the tree does not give is a warning, as is an unknown denominator", () => {
    const lines = good.map((line) => line.replace(/^2\|Con/, "3|Con").replace("|GDP|Con", "|GNP|Con"))
    expect(told(readImeta(tableOf("m.csv", ...lines)).issues)).toEqual([
      "warning imeta-level m.csv!5",
      "warning imeta-unknown-denominator m.csv!2",
    ])
  })
})

describe("readIdata", () => {
  const data = (...lines: string[]) =>
    readIdata(tableOf("iData.csv", ...lines), readImeta(tableOf("m.csv", ...good)))

  test("reads uCode, uName, Time, indicators, denominators and groups", () => {
    const { dataset, issues } = data(
      "uName|uCode|Time|Pop_group|GDP|Goods|CO2|New|Note",
      "Namibia|NA|2018|S|1.5|NA|3|4|x",
      "Austria|AUT|2018|M|2|1|3|4|",
    )
    expect(issues).toEqual([])
    expect(dataset?.codes).toEqual(["NA", "AUT"])
    expect(dataset?.periods).toEqual(["2018", "2018"])
    expect(dataset?.groups).toEqual({ Pop_group: ["S", "M"] })
    expect(Object.keys(dataset?.values ?? {})).toEqual(["Goods", "CO2", "New", "GDP"])
  })

  test("an indicator without a column is an error; without a framework there is no second report", () => {
    expect(told(data("uCode|Pop_group|GDP|Goods|CO2", "A|S|1|2|3").issues)).toEqual([
      "error missing-column iData.csv",
    ])
    expect(readIdata(tableOf("d.csv", "x"), { columns: null })).toEqual({ dataset: null, issues: [] })
  })
})
