import { citedFacts } from '@/components/mdx/cited-facts'
import { BATCH, PASSES, PICTURES } from '@/components/mdx/training-2012'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { halvedLayers, talkingLayers, trafficOf, type HalvedLayer, type Traffic } from '@/lib/nn/traffic'
import { DAY } from '@/lib/nn/training-cost'

const none = halvedLayers(alexnet2012, new Set())

/** Names of the layers with weights, conv1 to fc8. */
export const layerNames = none.map(({ name }) => name)

/** A layer as the address has it: the number that it ends in. */
const digitOf = (name: string) => name.slice(-1)
const talkers = none.filter(({ canTalk }) => canTalk).map(({ name }) => digitOf(name))

/** Which layers talk, as their numbers in order: '3678' is what the paper has. */
export const wirings = {
  all: talkers.join(''),
  as2012: talkingLayers(alexnet2012).map(digitOf).join(''),
  end: talkers.at(-1)!,
} as const

/** Whether a text names layers that can talk, each once and in order. */
export const isWiring = (text: string): boolean =>
  talkers.filter((digit) => text.includes(digit)).join('') === text

/** The same with one layer switched. */
export const switched = (wiring: string, name: string): string =>
  talkers.filter((digit) => wiring.includes(digit) !== (digit === digitOf(name))).join('')

export const wired = (wiring: string): readonly HalvedLayer[] =>
  halvedLayers(alexnet2012, new Set(layerNames.filter((name) => wiring.includes(digitOf(name)))))

const cited = (id: string) => citedFacts[id].value

export interface Sent extends Traffic {
  /** Bytes for one photo, forward and back, in both directions. */
  photo: number
  batch: number
  training: number
  /** A second, over the time that the training took on `days`: the middle of what the paper says. */
  second: number
  days: number
}

/** What is sent for a photo, a batch, and a training as long as that of 2012. */
export function sentWith(wiring: string): Sent {
  const traffic = trafficOf(wired(wiring))
  const photo = traffic.forward + traffic.backward
  const training = photo * PICTURES * PASSES
  const days = (cited('alexnet2012.daysLow') + cited('alexnet2012.daysHigh')) / 2
  return { ...traffic, photo, batch: BATCH * photo, training, second: training / (days * DAY), days }
}

/** '128 × 13 × 13 × 4': what one card fetches, in symbols that every language writes alike; null for nothing. */
export function spellFetched({ input, talks }: HalvedLayer): string | null {
  if (!talks) return null
  const maps = input[input.length - 1] / 2
  return [maps, ...input.slice(0, -1), 4].join(' × ')
}

/** '2 × 2 × 4 × (21,632 + …)': both directions, both passes, four bytes, and what each layer fetches; null for nothing. */
export function spellPhoto(wiring: string, say: (value: number) => string): string | null {
  const fetched = wired(wiring).flatMap(({ fetched }) => (fetched > 0 ? [say(fetched)] : []))
  if (fetched.length === 0) return null
  return `2 × 2 × 4 × ${fetched.length === 1 ? fetched[0] : `(${fetched.join(' + ')})`}`
}

/** '2 × 192 × (256 × 3 × 3 + 1)'. */
export function spellParameters({ input, output, kernel, canTalk, talks }: HalvedLayer): string {
  const maps = input[input.length - 1] / (canTalk && !talks ? 2 : 1)
  const window = kernel === null ? input.slice(0, -1) : [kernel, kernel]
  return `2 × ${output[output.length - 1] / 2} × (${[maps, ...window].join(' × ')} + 1)`
}
