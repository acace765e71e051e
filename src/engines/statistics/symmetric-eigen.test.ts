import fc from "fast-check"
import { expect, test } from "vitest"
import { symmetricEigen } from "./symmetric-eigen.ts"

test("eigenvalues and vectors agree with LAPACK", () => {
  const matrix = [
    [4, 1, -2, 2],
    [1, 2, 0, 1],
    [-2, 0, 3, -2],
    [2, 1, -2, -1],
  ]
  // Computed with NumPy 2.4, numpy.linalg.eigh, signs chosen so that the largest component is positive.
  const values = [6.844621107234965, 2.2685314064312423, 1.0843644637732166, -2.1975169774394243]
  const vectors = [
    [0.7180459594506796, 0.2211529881551807, -0.5573513771375096, 0.3533564748939929],
    [0.20171109662094233, 0.7894499124874397, 0.5796341693167879, 0.010280998686330534],
    [0.6422600067660328, -0.5441878481946866, 0.5202218509386148, -0.14398227457619123],
    [-0.17670517062447652, -0.17810046990630068, 0.2876680343197011, 0.9242849167461131],
  ]
  const got = symmetricEigen(matrix)
  values.forEach((value, k) => {
    expect(Math.abs(got.values[k]! - value)).toBeLessThan(5e-15)
    vectors[k]!.forEach((x, i) => {
      expect(Math.abs(got.vectors[k]![i]! - x)).toBeLessThan(5e-15)
    })
  })
})

test("equal eigenvalues keep the order of the diagonal", () => {
  expect(
    symmetricEigen([
      [1, 0],
      [0, 1],
    ]),
  ).toEqual({
    values: [1, 1],
    vectors: [
      [1, 0],
      [0, 1],
    ],
  })
  expect(symmetricEigen([])).toEqual({ values: [], vectors: [] })
})

test("a missing cell makes everything missing", () => {
  expect(
    symmetricEigen([
      [1, NaN],
      [NaN, 1],
    ]),
  ).toEqual({
    values: [NaN, NaN],
    vectors: [
      [NaN, NaN],
      [NaN, NaN],
    ],
  })
})

test("values and vectors put the matrix together again, also when it is singular", () => {
  const cell = fc.integer({ min: -9, max: 9 })
  const size = fc.integer({ min: 1, max: 8 })
  const factor = size.chain((n) =>
    fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 8 }),
  )
  fc.assert(
    fc.property(factor, (rows) => {
      const matrix = rows[0]!.map((_, i) =>
        rows[0]!.map((_, j) => rows.reduce((t, row) => t + row[i]! * row[j]!, 0)),
      )
      const { values, vectors } = symmetricEigen(matrix)
      const scale = 1 + Math.max(...values)
      matrix.forEach((row, i) => {
        row.forEach((expected, j) => {
          const rebuilt = values.reduce((t, value, k) => t + value * vectors[k]![i]! * vectors[k]![j]!, 0)
          const product = vectors[i]!.reduce((t, x, k) => t + x * vectors[j]![k]!, 0)
          expect(Math.abs(rebuilt - expected)).toBeLessThan(1e-13 * scale)
          expect(Math.abs(product - (i === j ? 1 : 0))).toBeLessThan(1e-13)
        })
      })
    }),
    { seed: 12, numRuns: 300 },
  )
})
