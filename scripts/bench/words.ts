/** How things are called in the tables. */

export const threadsText = (threads: number): string => (threads === 1 ? '1 thread' : `${threads} threads`)

/** Drivers that emulate graphics wrap the name in those of all layers beneath. */
export const adapterText = (name: string): string =>
  /swiftshader/i.test(name) ? 'SwiftShader, on the processor' : name

/** A ratio with three digits that count: 1.23×, 12.3×, 123×, 0.00123×. */
export const timesText = (value: number | null): string =>
  value === null || Number.isNaN(value) ? '–' : `${Number(value.toPrecision(3))}×`
