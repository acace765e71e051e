import { expect, test } from "vitest"
import { exampleResult } from "./example-result.ts"
import { rankingRows } from "./index.ts"

test("rows are in order of rank, then all others, each with its origin", () => {
  const { header, rows } = rankingRows(exampleResult())
  expect(header).toEqual([
    ...["rank", "class_rank", "code", "name", "class", "status", "score", "score:g1", "score:g2", "score:g3"],
    ...["best_rank:any", "worst_rank:any"],
    ...["best_rank:between 0.5 and 2: <我方假设>", "worst_rank:between 0.5 and 2: <我方假设>", "origin"],
  ])
  expect(rows).toHaveLength(31)
  expect(rows.map((row) => row[0]).slice(0, 27)).toEqual(Array.from({ length: 27 }, (_, i) => i + 1))
  expect(rows.slice(27).map((row) => row[5])).toEqual(["vetoed", "not-ranked", "screened", "no-score"])
  expect(rows.every((row) => row.length === header.length && row.at(-1) === "invented")).toBe(true)
})

test("values and names are as given, not rounded and not rewritten", () => {
  const result = exampleResult()
  const row = rankingRows(result).rows.find((cells) => cells[2] === "990002")
  expect(row?.[3]).toBe("=1+1")
  expect(row?.[6]).toBe(result.scores.index?.[1])
})

test("where classes are evaluated apart, rows are in order of rank within the class", () => {
  const result = exampleResult({ intervals: false })
  result.ranks = Object.fromEntries(
    Object.entries(result.ranks).map(([code, column]) => [code, column.map(() => null)]),
  )
  const rows = rankingRows(result).rows.slice(0, 27)
  expect(new Set(rows.map((row) => row[0]))).toEqual(new Set([null]))
  const classes = rows.map((row) => row[4])
  expect(classes).toEqual([...new Set(classes)].flatMap((name) => classes.filter((other) => other === name)))
  const firstClass = rows.filter((row) => row[4] === classes[0]).map((row) => row[1])
  expect(firstClass).toEqual(firstClass.toSorted((a, b) => Number(a) - Number(b)))
})
