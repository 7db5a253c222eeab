import { CodedError } from '../errors'
import { describeNetwork } from './arithmetic'
import type { AnyNetwork } from './layers'
import { shapeSize, type Shape } from './shapes'

/*
 * A network cut in two halves, one on each of two machines: half of the filters and units of each layer on either, as
 * AlexNet lay on two graphics cards (Krizhevsky et al. 2012, section 3.2 and figure 2). A layer whose halves talk reads the
 * whole layer before it, so each machine fetches the half that the other has; one whose halves do not reads its own half.
 *
 * Not counted: what a response normalisation would read beyond the border of its half (the authors' program normalised
 * within a half), and the few numbers that a softmax over both halves needs.
 */

const FLOAT32_BYTES = 4

/** A layer with weights, in two halves. */
export interface HalvedLayer {
  name: string
  kind: 'conv' | 'dense'
  /** What the layer reads, of both halves; of a vector that was a picture, the picture. */
  input: Shape
  output: Shape
  /** Side of its kernels, null of a dense layer. */
  kernel: number | null
  /** Whether its halves may talk at all: not those of the first layer, since the example lies on both machines. */
  canTalk: boolean
  talks: boolean
  /**
   * Values that each machine fetches from the other for one example on the way forward. On the way back as many go the other
   * way: what the own filters ask of values that lie over there.
   */
  fetched: number
  /** Of both halves, biases included. */
  parameters: number
  /** Multiply-accumulates of both halves for one example, forward. */
  macs: number
}

/** Names of the layers whose halves talk in a network as it is specified: dense ones and those in one group, after the first. */
export function talkingLayers(spec: AnyNetwork): string[] {
  const weighted = spec.layers.filter(({ kind }) => kind === 'conv' || kind === 'dense')
  return weighted
    .slice(1)
    .filter((layer) => layer.kind === 'dense' || (layer.kind === 'conv' && (layer.groups ?? 1) === 1))
    .map(({ name }) => name)
}

/**
 * The layers with weights of a network of convolutions and dense layers, in halves of which those named in `talking` read
 * each other; groups in `spec` say nothing here.
 * Throws CodedError('settings-invalid') naming a layer that cannot be halved: an odd number of maps or units.
 */
export function halvedLayers(spec: AnyNetwork, talking: ReadonlySet<string>): HalvedLayer[] {
  const described = describeNetwork(spec).layers
  const halved: HalvedLayer[] = []
  spec.layers.forEach((layer, index) => {
    if (layer.kind !== 'conv' && layer.kind !== 'dense') return
    const before = described[index - 1]
    const input = before?.kind === 'flatten' ? before.input : described[index].input
    const { output } = described[index]
    const filters = output[output.length - 1]
    const maps = input[input.length - 1]
    const canTalk = halved.length > 0
    if (filters % 2 === 1 || (canTalk && maps % 2 === 1))
      throw new CodedError('settings-invalid', { name: layer.name, value: `${maps} to ${filters}` })
    const talks = canTalk && talking.has(layer.name)
    const read = canTalk && !talks ? maps / 2 : maps // by one filter
    const window = layer.kind === 'conv' ? layer.kernel ** 2 : shapeSize(input) / maps
    const places = shapeSize(output) / filters
    halved.push({
      name: layer.name,
      kind: layer.kind,
      input,
      output,
      kernel: layer.kind === 'conv' ? layer.kernel : null,
      canTalk,
      talks,
      fetched: talks ? shapeSize(input) / 2 : 0,
      parameters: filters * (read * window + 1),
      macs: filters * read * window * places,
    })
  })
  return halved
}

export interface Traffic {
  /** Bytes in float32 between the machines for one example, both directions together. */
  forward: number
  backward: number
  /** Of both machines together. */
  parameters: number
  macs: number
}

/** What the halves exchange, and what the network then has. */
export function trafficOf(layers: readonly HalvedLayer[]): Traffic {
  const sum = (key: 'fetched' | 'parameters' | 'macs') =>
    layers.reduce((total, layer) => total + layer[key], 0)
  const forward = 2 * sum('fetched') * FLOAT32_BYTES
  return { forward, backward: forward, parameters: sum('parameters'), macs: sum('macs') }
}
