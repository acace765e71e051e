import { readFileSync } from "node:fs"
import type { Dataset, Framework } from "#evaluation"

/** One of the published tables beside this file, as rows by column name. */
export function published(file: string): Record<string, string>[] {
  const [header = "", ...lines] = readFileSync(new URL(file, import.meta.url), "utf8")
    .trim()
    .split(/\r?\n/)
  const names = header.split(",")
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [names[i] ?? "", cell])))
}

export const indicators = published("tai_indicators.csv")
export const codes = indicators.map((row) => row.indicator ?? "")
export const raw = published("tai_raw.csv")
export const countries = raw.map((row) => row.country ?? "")

/** The Technology Achievement Index: 23 countries, 8 indicators, one level. Source: OECD/JRC Handbook (2008), A.1. */
export function taiFramework(weights: (code: string) => number | null = () => 1): Framework {
  return {
    id: "tai",
    nodes: [
      { code: "tai", kind: "aggregate", parent: null, weight: 1, direction: 1 },
      ...codes.map((code) => ({
        code,
        kind: "indicator" as const,
        parent: "tai",
        weight: weights(code),
        direction: 1 as const,
      })),
    ],
  }
}

export function taiData(): Dataset {
  return {
    codes: countries,
    names: countries,
    periods: countries.map(() => null),
    groups: {},
    values: Object.fromEntries(
      codes.map((code) => [code, Float64Array.from(raw, (row) => Number(row[code]))]),
    ),
  }
}

/** A goalpost as printed: a number, or log10 of one. */
export function goalpost(text: string): number {
  const inside = /^log10\((.*)\)$/.exec(text)?.[1]
  return inside === undefined ? Number(text) : Math.log10(Number(inside))
}
