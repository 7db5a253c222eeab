/** How the work of a launch is cut up: few threads with much to do each, or many with little. */
export interface Tiling {
  /** Vectors of four examples that a thread computes side by side. */
  quads: number
  /** Threads of a workgroup where each has much to do. */
  workgroup: number
  /** Threads of a workgroup where each has little to do. */
  smallWork: number
  /** As many threads as a launch should have at least, where a sum can be split. */
  threads: number
}

/** A graphics card hides the time that memory takes by having many threads to turn to. */
export const HARDWARE: Tiling = { quads: 1, workgroup: 64, smallWork: 64, threads: 8192 }

/**
 * On a processor, loads are dear and threads run one after the other: each computes a larger block from what it has
 * loaded. Small workgroups share out evenly over a few cores.
 */
export const SOFTWARE: Tiling = { quads: 4, workgroup: 16, smallWork: 256, threads: 192 }

/** Channels that a thread computes: eight, or six where less is left over. */
export function channelTile(channels: number): number {
  const waste = (tile: number) => Math.ceil(channels / tile) * tile - channels
  return waste(6) < waste(8) ? 6 : 8
}

/** Vectors of four examples that hold a batch. */
export const quadsFor = (batch: number, { quads }: Tiling): number => Math.ceil(batch / (4 * quads)) * quads
