import { describe, expect, it } from 'vitest'
import {
  isWiring,
  sentWith,
  spellFetched,
  spellParameters,
  spellPhoto,
  switched,
  wired,
  wirings,
} from '@/components/chapters/training-at-scale/traffic'
import { factOf } from '@/components/mdx/facts'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { alexnetOneColumn } from '@/lib/nn/alexnet-one-column'
import { describeNetwork } from '@/lib/nn/arithmetic'
import type { AnyNetwork } from '@/lib/nn/layers'
import { halvedLayers, talkingLayers, trafficOf } from '@/lib/nn/traffic'

/** Works out '2 × 192 × (256 × 3 × 3 + 1)' as it is written for readers. */
const workedOut = (arithmetic: string): number =>
  Number(new Function(`return ${arithmetic.replaceAll('×', '*')}`)())

/** Which of a layer's inputs lie on the other card: counted unit by unit, for each card. */
function countedByUnits(input: readonly number[], talks: boolean): number {
  if (!talks) return 0
  const maps = input[input.length - 1]
  const places = input.slice(0, -1).reduce((product, side) => product * side, 1)
  const cardOf = (map: number) => (map < maps / 2 ? 0 : 1)
  let fetched = 0
  for (let map = 0; map < maps; map++) if (cardOf(map) !== 0) fetched += places // by card 0
  return fetched
}

describe('the two halves of AlexNet', () => {
  const layers = halvedLayers(alexnet2012, new Set(talkingLayers(alexnet2012)))

  it('talk in conv3 and in the dense layers, as the paper says (section 3.5)', () => {
    expect(talkingLayers(alexnet2012)).toEqual(['conv3', 'fc6', 'fc7', 'fc8'])
  })

  it('fetch what hand counts give', () => {
    expect(Object.fromEntries(layers.map(({ name, fetched }) => [name, fetched]))).toEqual({
      conv1: 0,
      conv2: 0,
      conv3: 128 * 13 * 13,
      conv4: 0,
      conv5: 0,
      fc6: 128 * 6 * 6,
      fc7: 2048,
      fc8: 2048,
    })
    for (const { input, talks, fetched } of layers) expect(fetched).toBe(countedByUnits(input, talks))
    // Each card fetches as much, and as much goes back: two directions, two passes, four bytes.
    const photo = 2 * 2 * 4 * (21_632 + 4_608 + 2_048 + 2_048)
    const { forward, backward } = trafficOf(layers)
    expect(forward + backward).toBe(photo)
    expect(sentWith(wirings.as2012).photo).toBe(photo)
    expect(sentWith(wirings.as2012).batch).toBe(128 * photo)
    expect(sentWith(wirings.as2012).training).toBe(photo * 1_281_167 * 90)
    expect(sentWith(wirings.as2012).second).toBeCloseTo((photo * 1_281_167 * 90) / (5.5 * 86_400), 0)
  })

  it('have the parameters and the arithmetic of the networks with and without groups', () => {
    for (const [wiring, spec] of [
      [wirings.as2012, alexnet2012],
      [wirings.all, alexnetOneColumn],
    ] as const) {
      const { parameters, macs } = describeNetwork(spec)
      expect(sentWith(wiring)).toMatchObject({ parameters, macs })
    }
    // Two columns that are joined by fc8 alone: each is a network of half the width.
    const half: AnyNetwork = {
      ...alexnetOneColumn,
      layers: alexnetOneColumn.layers.flatMap((layer) =>
        layer.name === 'fc8'
          ? []
          : [
              layer.kind === 'conv'
                ? { ...layer, filters: layer.filters / 2 }
                : layer.kind === 'dense'
                  ? { ...layer, units: layer.units / 2 }
                  : layer,
            ],
      ),
    }
    const column = describeNetwork(half)
    expect(sentWith(wirings.end).parameters).toBe(2 * column.parameters + 1000 * (4096 + 1))
    expect(sentWith(wirings.end).macs).toBe(2 * column.macs + 1000 * 4096)
    expect(sentWith(wirings.end).photo).toBe(2 * 2 * 4 * 2048)
    expect(spellPhoto('', String)).toBeNull()
  })

  it('a layer that is switched off loses half of its weights, and its traffic', () => {
    const without = wired(switched(wirings.as2012, 'conv3')).find(({ name }) => name === 'conv3')!
    expect(without).toMatchObject({ talks: false, fetched: 0, parameters: 384 * (128 * 9 + 1) })
    expect(switched(switched(wirings.as2012, 'conv3'), 'conv3')).toBe(wirings.as2012)
    expect(switched(wirings.end, 'conv2')).toBe('28')
  })

  it.each(['', '8', '3678', '2345678', '25'])('%s is a wiring', (text) => expect(isWiring(text)).toBe(true))
  it.each(['1', '9', '83', '33', 'x', '3 6'])('%s is none', (text) => expect(isWiring(text)).toBe(false))

  it.each(Object.values(wirings))(
    'the arithmetic that is shown gives the number beside it (%s)',
    (wiring) => {
      for (const layer of wired(wiring)) {
        const spelt = spellFetched(layer)
        expect(spelt ? workedOut(spelt) : 0).toBe(4 * layer.fetched)
        expect(workedOut(spellParameters(layer))).toBe(layer.parameters)
      }
    },
  )

  it('cannot be made of a layer with an odd number of maps', () => {
    const odd: AnyNetwork = {
      id: 'odd',
      title: '',
      input: { height: 4, width: 4, channels: 1 },
      layers: [{ kind: 'conv', name: 'c1', filters: 3, kernel: 3, activation: 'relu' }],
    }
    expect(() => halvedLayers(odd, new Set())).toThrow('settings-invalid')
  })
})

describe('what the chapter quotes of them', () => {
  it.each([
    ['traffic.conv3Bytes', 86_528],
    ['traffic.kilobytes', 485],
    ['traffic.allKilobytes', 2_084],
    ['traffic.endKilobytes', 33],
    ['traffic.batchMegabytes', 62],
    // Dense: 17,408 values both ways; convolutions 2 to 5: 243,040; times 4 bytes, 2 passes, 128 photos.
    ['traffic.denseBatchMegabytes', Math.round((17_408 * 8 * 128) / 1e6)],
    ['traffic.convBatchMegabytes', Math.round((243_040 * 8 * 128) / 1e6)],
    ['traffic.convWeightMegabytes', 9],
    ['traffic.denseWeightMegabytes', 235],
    ['traffic.allTalkParams', 62_378_344],
  ])('%s is %d', (id, value) => expect(factOf(id).value).toBe(value))

  it('conv2 alone would send more than all layers of 2012', () => {
    expect(sentWith('2').photo).toBeGreaterThan(sentWith(wirings.as2012).photo)
  })
})
