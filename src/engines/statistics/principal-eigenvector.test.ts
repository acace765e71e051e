import { expect, test } from "vitest"
import { principalEigenvector } from "./principal-eigenvector.ts"

test("value and vector of a matrix of comparisons agree with LAPACK", () => {
  const { value, vector } = principalEigenvector([
    [1, 3, 5, 2],
    [1 / 3, 1, 2, 0.5],
    [1 / 5, 0.5, 1, 1 / 4],
    [0.5, 2, 4, 1],
  ])
  // Computed with NumPy 2.4, numpy.linalg.eig.
  const expected = [0.47729050457438565, 0.1538673075220749, 0.08089017398644935, 0.2879520139170902]
  expect(Math.abs(value - 4.021130331554553)).toBeLessThan(4e-15)
  expected.forEach((weight, i) => {
    expect(Math.abs(vector[i]! - weight)).toBeLessThan(1e-15)
  })
})

test("consistent comparisons give back their weights and the value n", () => {
  const weights = [0.5, 0.3, 0.2]
  const { value, vector } = principalEigenvector(weights.map((a) => weights.map((b) => a / b)))
  expect(Math.abs(value - 3)).toBeLessThan(1e-15)
  weights.forEach((weight, i) => {
    expect(Math.abs(vector[i]! - weight)).toBeLessThan(1e-15)
  })
})

test("a cell that is missing or not positive, or a ragged matrix, has no answer", () => {
  const nothing = { value: NaN, vector: [NaN, NaN] }
  expect(
    principalEigenvector([
      [1, 0],
      [1, 1],
    ]),
  ).toEqual(nothing)
  expect(
    principalEigenvector([
      [1, NaN],
      [1, 1],
    ]),
  ).toEqual(nothing)
  expect(principalEigenvector([[1], [1, 1]])).toEqual(nothing)
  expect(principalEigenvector([])).toEqual({ value: NaN, vector: [] })
})
