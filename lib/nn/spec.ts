/** What a network is, as data: everything else (shapes, counts, graphs, diagrams, code) is derived from a {@link NetworkSpec}. */

export const activations = ['linear', 'relu', 'tanh', 'sigmoid'] as const

/** The function applied to each output of a layer. */
export type Activation = (typeof activations)[number]

/** Square convolution with a bias for each filter, over NHWC pictures; zeros are padded on each side. */
export interface ConvLayer<A extends string = Activation> {
  kind: 'conv'
  name: string
  filters: number
  kernel: number
  /** Step of the window in pixels, 1 when absent. */
  stride?: number
  /** Rows and columns of zeros on each side, 0 when absent; smaller than `kernel`. */
  pad?: number
  /**
   * Input maps and filters are each cut into so many equal groups, in their order, and a filter reads the maps of its own
   * group alone; 1 when absent. (Krizhevsky et al. 2012, section 3.5: two, one for each graphics card.)
   */
  groups?: number
  activation: A
}

/** Square pooling window without padding; windows overlap where `stride < size` (AlexNet, section 3.4). */
export interface PoolLayer {
  kind: 'pool'
  name: string
  mode: 'max' | 'average'
  size: number
  stride: number
}

/** Picture to vector in NHWC order: the channels of the first pixel, then those of the pixel to its right. */
export interface FlattenLayer {
  kind: 'flatten'
  name: string
}

/** Fully connected layer with a bias for each unit. */
export interface DenseLayer<A extends string = Activation> {
  kind: 'dense'
  name: string
  units: number
  activation: A
}

/** The layers that every engine computes; `AnyLayer` in layers.ts has the others too. */
export type LayerSpec = ConvLayer | PoolLayer | FlattenLayer | DenseLayer

export interface NetworkSpec<Layer = LayerSpec> {
  /** Stable name in URLs, files and facts, such as 'lenet5-modern'. */
  id: string
  title: string
  input: { height: number; width: number; channels: number }
  layers: readonly Layer[]
}
