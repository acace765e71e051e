import { expect, test } from "vitest"
import { leastSquares } from "./least-squares.ts"

test("the collinear Longley data give NIST's certified coefficients", () => {
  // NIST StRD, Longley: y, then the GNP deflator, GNP, unemployed, armed forces, population, year.
  const rows = [
    [60323, 83, 234289, 2356, 1590, 107608, 1947],
    [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
    [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
    [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
    [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
    [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
    [64989, 99, 365385, 1870, 3547, 115094, 1953],
    [63761, 100, 363112, 3578, 3350, 116219, 1954],
    [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
    [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
    [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
    [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
    [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
    [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
    [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
    [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
  ]
  const certified = [
    -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359,
    -0.0511041056535807, 1829.15146461355,
  ]
  const column = (j: number) => Float64Array.from(rows, (row) => row[j]!)
  const got = leastSquares([1, 2, 3, 4, 5, 6].map(column), column(0))!
  certified.forEach((value, j) => {
    expect(Math.abs(got[j]! / value - 1)).toBeLessThan(1e-11)
  })
})

test("a polynomial of the fifth degree is found exactly, as NIST's Wampler1 certifies", () => {
  const x = Float64Array.from({ length: 21 }, (_, i) => i)
  const powers = [1, 2, 3, 4, 5].map((k) => x.map((value) => value ** k))
  const y = x.map((_, i) => powers.reduce((total, column) => total + column[i]!, 1))
  leastSquares(powers, y)!.forEach((value) => {
    expect(Math.abs(value - 1)).toBeLessThan(1e-8)
  })
})

test("too few rows, constant or dependent columns and missing values have no answer", () => {
  const x = Float64Array.of(1, 2, 3, 5)
  const y = Float64Array.of(1, 0, 2, 4)
  expect(leastSquares([x.slice(0, 1)], y.slice(0, 1))).toBeNull()
  expect(leastSquares([Float64Array.of(0.1, 0.1, 0.1, 0.1)], y)).toBeNull()
  expect(leastSquares([x, x.map((value) => 0.3 * value + 1)], y)).toBeNull()
  expect(leastSquares([Float64Array.of(1, NaN, 3, 5)], y)).toBeNull()
  expect(leastSquares([x], Float64Array.of(1, NaN, 2, 4))).toBeNull()
  expect(leastSquares([x.slice(1)], y)).toBeNull()
})

test("a straight line gives its intercept and slope", () => {
  const [intercept, slope] = leastSquares([Float64Array.of(1, 2, 3)], Float64Array.of(3, 5, 7))!
  expect(Math.abs(intercept! - 1)).toBeLessThan(1e-14)
  expect(Math.abs(slope! - 2)).toBeLessThan(1e-14)
})

test("without columns the intercept is the mean", () => {
  expect(leastSquares([], Float64Array.of(1, 2, 6))).toEqual(Float64Array.of(3))
})
