/** A point to be drawn: degrees. */
export interface MapPoint {
  readonly longitude: number
  readonly latitude: number
}

/** Degrees between the marks of two zones, as the map is drawn: a degree of longitude is narrower. */
const apart = 0.62
const narrowing = 0.75
const rounds = 120

/**
 * Moves points that would hide each other apart, so that each can be clicked; zones of one city have the same point,
 * its centre. Where they then stand is no place on the ground.
 * @returns as many points, same order; the same input gives the same output
 */
export function spreadPoints(points: readonly MapPoint[]): MapPoint[] {
  // Points that coincide set out in different directions.
  const x = points.map((point, i) => point.longitude * narrowing + 1e-3 * Math.cos(i * 2.399963))
  const y = points.map((point, i) => point.latitude + 1e-3 * Math.sin(i * 2.399963))
  for (let round = 0; round < rounds; round++) {
    let moved = false
    for (let i = 0; i < points.length; i++)
      for (let k = i + 1; k < points.length; k++) {
        const dx = (x[k] ?? 0) - (x[i] ?? 0)
        const dy = (y[k] ?? 0) - (y[i] ?? 0)
        const distance = Math.hypot(dx, dy)
        if (distance >= apart || distance === 0) continue
        const push = (apart - distance) / 2 / distance
        x[i] = (x[i] ?? 0) - dx * push
        y[i] = (y[i] ?? 0) - dy * push
        x[k] = (x[k] ?? 0) + dx * push
        y[k] = (y[k] ?? 0) + dy * push
        moved = true
      }
    if (!moved) break
  }
  return points.map((_, i) => ({ longitude: (x[i] ?? 0) / narrowing, latitude: y[i] ?? 0 }))
}
