/** Kernels of 3 x 3 that everybody knows, row by row. */
const ninth = 1 / 9

export const kernelNames = [
  'identity',
  'blur',
  'vertical',
  'horizontal',
  'outline',
  'sharpen',
  'emboss',
] as const
export type KernelName = (typeof kernelNames)[number]

export const kernels: Readonly<Record<KernelName, readonly number[]>> = {
  identity: [0, 0, 0, 0, 1, 0, 0, 0, 0],
  blur: Array.from({ length: 9 }, () => ninth),
  vertical: [-1, 0, 1, -2, 0, 2, -1, 0, 1],
  horizontal: [-1, -2, -1, 0, 0, 0, 1, 2, 1],
  outline: [-1, -1, -1, -1, 8, -1, -1, -1, -1],
  sharpen: [0, -1, 0, -1, 5, -1, 0, -1, 0],
  emboss: [-2, -1, 0, -1, 1, 1, 0, 1, 2],
}

export const KERNEL_SIDE = 3
export const LARGEST_WEIGHT = 10

const rounded = (value: number) => Number(value.toFixed(3))

/** The name of a kernel that has just these weights (to three decimals, as the address has them), or null. */
export function nameOfKernel(weights: readonly number[]): KernelName | null {
  const same = (known: readonly number[]) =>
    known.every((weight, i) => rounded(weight) === rounded(weights[i]))
  return kernelNames.find((name) => same(kernels[name])) ?? null
}

/** Weights as they are meant: those that name a kernel become it exactly, a ninth for 0.111. */
export function exactKernel(weights: readonly number[]): readonly number[] {
  const name = nameOfKernel(weights)
  return name ? kernels[name] : weights
}
