/** Values at which a slider stops, ascending. */
export type Stops = readonly number[]

export const STOPS = {
  digits: [100, 200, 300, 500, 1000, 2000, 3000, 5000, 10_000, 20_000, 30_000, 40_000, 55_000, 60_000],
  epochs: [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 50, 100, 200, 500, 1000],
  weightDecay: [0, 0.00001, 0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.1],
  stopAt: [0, 0.5, 0.9, 0.95, 0.97, 0.98, 0.985, 0.99, 0.995, 1],
} as const satisfies Record<string, Stops>

/** Where a value lies on the track of a slider on which the stops are at 0, 1, 2 and so on. */
export function toTrack(stops: Stops, value: number): number {
  const next = stops.findIndex((stop) => stop >= value)
  if (next <= 0) return next === 0 ? 0 : stops.length - 1
  const [low, high] = [stops[next - 1], stops[next]]
  return next - 1 + (value - low) / (high - low)
}

export const fromTrack = (stops: Stops, track: number): number =>
  stops[Math.min(stops.length - 1, Math.max(0, Math.round(track)))]
