import fc from "fast-check"
import { expect, test } from "vitest"
import { kendall } from "./kendall.ts"

test("tau-b agrees with SciPy, with ties and missing pairs", () => {
  const x = [12.5, 3.1, 7.7, NaN, 7.7, 100.2, 0.4, 55, 5, 21.3]
  const y = [1.1, 2.2, 2.2, 9, 0.3, 9.9, 0.1, 3.3, NaN, 8.8]
  // Computed with SciPy 1.17 on the eight pairs present.
  expect(Math.abs(kendall(x, y) - 0.6666666666666666)).toBeLessThan(1e-15)
})

test("two pairs, or a constant vector, have no correlation", () => {
  expect(kendall([1, 2], [3, 4])).toBeNaN()
  expect(kendall([1, 1, 1], [1, 2, 3])).toBeNaN()
  expect(kendall([1, 2, 3], [1, 1, 1])).toBeNaN()
})

test("counting by merging agrees with comparing every pair", () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })), {
    minLength: 3,
    maxLength: 40,
  })
  fc.assert(
    fc.property(pairs, (points) => {
      let difference = 0
      let untiedX = 0
      let untiedY = 0
      points.forEach(([xi, yi], i) => {
        for (const [xj, yj] of points.slice(i + 1)) {
          difference += Math.sign(xi - xj) * Math.sign(yi - yj)
          untiedX += xi === xj ? 0 : 1
          untiedY += yi === yj ? 0 : 1
        }
      })
      const got = kendall(
        points.map(([x]) => x),
        points.map(([, y]) => y),
      )
      if (untiedX === 0 || untiedY === 0) expect(got).toBeNaN()
      else expect(Math.abs(got - difference / Math.sqrt(untiedX * untiedY))).toBeLessThan(1e-15)
    }),
    { seed: 6, numRuns: 500 },
  )
})
