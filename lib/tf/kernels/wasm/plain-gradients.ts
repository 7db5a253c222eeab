import * as tf from '@tensorflow/tfjs-core'
import type { KernelBackend, TensorInfo } from '@tensorflow/tfjs-core'

interface ConvAttrs {
  strides: number | [number, number]
  pad: tf.backend_util.ExplicitPadding | 'valid' | 'same' | number
  dimRoundingMode?: 'floor' | 'round' | 'ceil'
}
type Shape4D = [number, number, number, number]

const describe = (input: readonly number[], filter: readonly number[], attrs: ConvAttrs) =>
  tf.backend_util.computeConv2DInfo(
    input as Shape4D,
    filter as Shape4D,
    attrs.strides,
    1,
    attrs.pad,
    attrs.dimRoundingMode,
  )

/**
 * Runs wasm kernels one after the other on bare tensor handles, as kernels must: a kernel does not own its inputs, and
 * what it makes on the way it frees itself.
 */
function composer(backend: KernelBackend) {
  const made: TensorInfo[] = []
  const run = (name: string, inputs: Record<string, TensorInfo>, attrs: object): TensorInfo => {
    const kernel = tf.getKernel(name, 'wasm')
    const result = kernel.kernelFunc({ inputs, attrs: attrs as tf.NamedAttrMap, backend }) as TensorInfo
    made.push(result)
    return result
  }
  /** Frees everything made except `result`. */
  const finish = (result: TensorInfo): TensorInfo => {
    for (const info of made) if (info !== result) backend.disposeData(info.dataId)
    return result
  }
  return { run, finish }
}

const convolution = (pad: [number, number, number, number], dilations: [number, number] = [1, 1]) => ({
  strides: 1,
  pad: [
    [0, 0],
    [pad[0], pad[1]],
    [pad[2], pad[3]],
    [0, 0],
  ],
  dataFormat: 'NHWC',
  dilations,
})

/**
 * Gradient of a convolution by its filter (HWIO), made of a convolution in which the batch takes the channels' place:
 * dW[kh,kw,ci,co] = sum over n,i,j of x[n, i s + kh - p, j s + kw - p, ci] dy[n,i,j,co]
 * is x with axes [ci,H,W,n] convolved with dy as a filter [OH,OW,n,co] dilated by the stride s.
 */
function filterGradient(
  x: TensorInfo,
  dy: TensorInfo,
  filterShape: number[],
  attrs: ConvAttrs,
  backend: KernelBackend,
) {
  const { padInfo, strideHeight, strideWidth, filterHeight, filterWidth } = describe(
    x.shape,
    filterShape,
    attrs,
  )
  const { run, finish } = composer(backend)
  const channelsAsBatch = run('Transpose', { x }, { perm: [3, 1, 2, 0] })
  const gradientAsFilter = run('Transpose', { x: dy }, { perm: [1, 2, 0, 3] })
  const { top, bottom, left, right } = padInfo
  let result = run(
    'Conv2D',
    { x: channelsAsBatch, filter: gradientAsFilter },
    convolution([top, bottom, left, right], [strideHeight, strideWidth]),
  )
  const [inChannels, height, width, outChannels] = result.shape
  // Rows at the edge that no window of a strided convolution reached give outputs beyond the filter's size.
  if (height !== filterHeight || width !== filterWidth) {
    const size = [inChannels, filterHeight, filterWidth, outChannels]
    result = run('Slice', { x: result }, { begin: [0, 0, 0, 0], size })
  }
  return finish(run('Transpose', { x: result }, { perm: [1, 2, 0, 3] }))
}

/**
 * Gradient of a stride-1 convolution by its input (NHWC): dy, padded so that windows hang over the edge, convolved
 * with the filter reversed in space and with its two channel axes exchanged.
 */
function inputGradient(
  dy: TensorInfo,
  filter: TensorInfo,
  inputShape: number[],
  attrs: ConvAttrs,
  backend: KernelBackend,
) {
  const { padInfo, filterHeight, filterWidth } = describe(inputShape, filter.shape, attrs)
  const { run, finish } = composer(backend)
  const reversed = run('Reverse', { x: filter }, { dims: [0, 1] })
  const turned = run('Transpose', { x: reversed }, { perm: [0, 1, 3, 2] })
  const [y, x] = [filterHeight - 1, filterWidth - 1]
  const pad: Shape4D = [y - padInfo.top, y - padInfo.bottom, x - padInfo.left, x - padInfo.right]
  return finish(run('Conv2D', { x: dy, filter: turned }, convolution(pad)))
}

const isOne = (strides: ConvAttrs['strides']) => [strides].flat().every((stride) => stride === 1)

/**
 * Gives wasm what it lacks to train a convolutional network. tfjs-backend-wasm 4.22 has no Conv2DBackpropFilter at
 * all, and its Conv2DBackpropInput is a plain loop; here both are composed of its fast Conv2D.
 */
export function registerWasmGradients(): void {
  if (tf.getKernel('Conv2DBackpropFilter', 'wasm')) return
  tf.registerKernel({
    kernelName: 'Conv2DBackpropFilter',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { filterShape, ...conv } = attrs as unknown as ConvAttrs & { filterShape: number[] }
      return filterGradient(
        inputs.x as TensorInfo,
        inputs.dy as TensorInfo,
        filterShape,
        conv,
        backend as KernelBackend,
      )
    },
  })
  const stock = tf.getKernel('Conv2DBackpropInput', 'wasm')
  tf.unregisterKernel('Conv2DBackpropInput', 'wasm')
  tf.registerKernel({
    ...stock,
    kernelFunc: (call) => {
      const { inputShape, ...conv } = call.attrs as unknown as ConvAttrs & { inputShape: number[] }
      const { dy, filter } = call.inputs as { dy: TensorInfo; filter: TensorInfo }
      // With a stride, or padding wider than the filter, dy would first have to be spread out or cut: the plain loop
      // does that.
      const { padInfo, filterHeight, filterWidth } = describe(inputShape, filter.shape, conv)
      const fits =
        Math.max(padInfo.top, padInfo.bottom) < filterHeight &&
        Math.max(padInfo.left, padInfo.right) < filterWidth
      if (!isOne(conv.strides) || !fits) return stock.kernelFunc(call)
      return inputGradient(dy, filter, inputShape, conv, call.backend as KernelBackend)
    },
  })
}
