/**
 * A factor by which deviations from a mean are multiplied before they are squared or cubed, so that no power
 * overflows or vanishes: 1 for every ordinary indicator, about 1/reach when the deviations are extreme.
 *
 * @param reach the largest absolute deviation, positive
 * @returns 1 when reach lies in [1e-60, 1e60], where a fourth power and a sum of them stay normal numbers
 * @example deviationScale(250) // 1
 */
export function deviationScale(reach: number): number {
  return reach >= 1e-60 && reach <= 1e60 ? 1 : Math.min(1 / reach, 1e300)
}
