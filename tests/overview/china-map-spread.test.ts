import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { spreadPoints } from "../../src/web/components/china-map-spread.ts"

const lines = readFileSync("packs/national/data/zones.csv", "utf8").trim().split("\n").slice(1)
// The last three columns hold neither commas nor quotes.
const points = lines.map((line) => {
  const [longitude, latitude] = line.split(",").slice(-3)
  return { longitude: Number(longitude), latitude: Number(latitude) }
})

const distance = (a: { longitude: number; latitude: number }, b: { longitude: number; latitude: number }) =>
  Math.hypot((a.longitude - b.longitude) * 0.75, a.latitude - b.latitude)

test("zones of one city, which have one point, can each be clicked", () => {
  expect(points.length).toBe(179)
  const spread = spreadPoints(points)
  let nearest = Number.POSITIVE_INFINITY
  for (const [i, a] of spread.entries())
    for (const b of spread.slice(i + 1)) nearest = Math.min(nearest, distance(a, b))
  // 0.5 degrees are about six pixels on the first screen, the width of a mark.
  expect(nearest).toBeGreaterThan(0.5)
  // None is moved out of its surroundings.
  expect(Math.max(...spread.map((point, i) => distance(point, points[i]!)))).toBeLessThan(2)
})

test("a point that stands alone stays; the same input gives the same output", () => {
  const alone = [
    { longitude: 91.1, latitude: 29.7 },
    { longitude: 116.4, latitude: 39.9 },
  ]
  for (const [i, point] of spreadPoints(alone).entries())
    expect(distance(point, alone[i]!)).toBeLessThan(0.01)
  expect(spreadPoints(points)).toEqual(spreadPoints(points))
})
