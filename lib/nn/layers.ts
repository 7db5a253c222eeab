import type { ConnectionTable } from './connection-table'
import type { Bitmap } from './digit-codes'
import { activations, type ConvLayer, type DenseLayer, type LayerSpec, type NetworkSpec } from './spec'

/** What a network can be made of beyond {@link LayerSpec}: the forms of 1998, dropout and normalisation. */

/** All activations. 'scaled-tanh' is the squashing function of LeCun et al. 1998: A tanh(S a), see {@link SCALED_TANH}. */
export const allActivations = [...activations, 'scaled-tanh'] as const
export type AnyActivation = (typeof allActivations)[number]

/**
 * f(a) = 1.7159 tanh(2a/3), LeCun et al. 1998, equation 6 and appendix A: f(1) = 1 and f(-1) = -1 to five digits, near
 * where f bends most.
 */
export const SCALED_TANH = { amplitude: 1.7159, slope: 2 / 3 } as const

/**
 * Convolution in which each filter reads only some of the input maps (C3 of LeCun et al. 1998, table I), with a bias
 * for each filter. Its weight holds the links alone: [kernel, kernel, links], links filter by filter, the input maps of
 * a filter ascending (`tableLinks`). As many filters as the table has rows.
 */
export interface TableConvLayer {
  kind: 'table-conv'
  name: string
  /** For each filter, the input maps that it reads, ascending, at least one. */
  table: ConnectionTable
  kernel: number
  /** Step of the window in pixels, 1 when absent. */
  stride?: number
  /** Rows and columns of zeros on each side, 0 when absent; smaller than `kernel`. */
  pad?: number
  activation: AnyActivation
}

/** One square filter and one bias for each input map, which no other map shares. Weight [kernel, kernel, channels, 1]. */
export interface DepthwiseConvLayer {
  kind: 'depthwise-conv'
  name: string
  kernel: number
  /** Step of the window in pixels, 1 when absent. */
  stride?: number
  /** Rows and columns of zeros on each side, 0 when absent; smaller than `kernel`. */
  pad?: number
  activation: AnyActivation
}

/**
 * Trainable sub-sampling (LeCun et al. 1998, section II.B): activation(gain x sum of the window + bias), with one gain
 * and one bias for each map. The sum, not the mean: the gain absorbs the division.
 */
export interface SubsampleLayer {
  kind: 'subsample'
  name: string
  size: number
  stride: number
  activation: AnyActivation
}

/**
 * Batch normalisation (Ioffe and Szegedy 2015): activation(gamma (x - mean) / sqrt(variance + epsilon) + beta) for each
 * channel (each unit of a vector). In training, mean and variance are those of the batch, over its examples and pixels;
 * later the running ones of `statisticsList`. It stands between a linear layer and that layer's activation, so the layer
 * before says 'linear'; that layer's bias is then without effect (section 3.2 there) and its gradient is 0.
 */
export interface BatchNormLayer {
  kind: 'batch-norm'
  name: string
  activation: AnyActivation
  /** Added to the variance, {@link BATCH_NORM_EPSILON} when absent. */
  epsilon?: number
  /**
   * Share of the old running statistics that an update keeps, 0 to 1, {@link BATCH_NORM_KEEP} when absent. Keras calls it
   * momentum; PyTorch's momentum is 1 minus this.
   */
  keep?: number
}

export const BATCH_NORM_EPSILON = 1e-5
export const BATCH_NORM_KEEP = 0.9

/**
 * Dropout in its inverted form: in training each value is kept with probability 1 - rate and then divided by 1 - rate,
 * otherwise 0; later it does nothing. (Krizhevsky et al. 2012, section 4.2, scale at test time instead.)
 */
export interface DropoutLayer {
  kind: 'dropout'
  name: string
  /** Share of the values that are dropped, 0 or more and below 1. */
  rate: number
}

/**
 * Local response normalisation (Krizhevsky et al. 2012, section 3.3): at each pixel, map i becomes
 * a_i / (k + alpha x the sum of the squares of `size` maps, i in their middle, fewer at the ends)^beta. As the paper has
 * the formula: alpha is not divided by `size`, as Caffe and PyTorch's LocalResponseNorm do.
 */
export interface LrnLayer {
  kind: 'lrn'
  name: string
  /** The paper's n, odd. */
  size: number
  /** Above 0. */
  k: number
  /** 0 or more. */
  alpha: number
  /** Above 0. */
  beta: number
}

/**
 * Euclidean radial basis functions (LeCun et al. 1998, equation 7): output i is the squared distance of the input vector
 * from the centre of class i, a penalty: the smallest wins. The centres are fixed codes of +1 and -1, drawn as bitmaps;
 * nothing is trained. Only as the last layer.
 */
export interface RbfLayer {
  kind: 'rbf'
  name: string
  /** One bitmap for each class, all of one size: rows of '#' (+1) and '.' (-1), read row by row. */
  codes: readonly Bitmap[]
}

export type AnyLayer =
  | LayerSpec
  | ConvLayer<AnyActivation>
  | DenseLayer<AnyActivation>
  | TableConvLayer
  | DepthwiseConvLayer
  | SubsampleLayer
  | BatchNormLayer
  | DropoutLayer
  | LrnLayer
  | RbfLayer

const commonKinds: readonly string[] = ['conv', 'pool', 'flatten', 'dense'] satisfies LayerSpec['kind'][]

/** Whether a layer is a convolution whose filters read only the maps of their group. */
export const isGrouped = (layer: AnyLayer): boolean => layer.kind === 'conv' && (layer.groups ?? 1) > 1

/** A layer of a common kind, with any activation, whose filters read all maps. */
export type CommonKind = LayerSpec | ConvLayer<AnyActivation> | DenseLayer<AnyActivation>
export const isCommonKind = (layer: AnyLayer): layer is CommonKind =>
  commonKinds.includes(layer.kind) && !isGrouped(layer)

/** Whether a layer is one of those that every engine's fused kernels know, its activation included. */
export const isCommonLayer = (layer: AnyLayer): layer is LayerSpec =>
  isCommonKind(layer) &&
  (!('activation' in layer) || (activations as readonly string[]).includes(layer.activation))

/** A network of any layers. Every NetworkSpec is one; engines that take a NetworkSpec alone do not take all of these. */
export type AnyNetwork = NetworkSpec<AnyLayer>
