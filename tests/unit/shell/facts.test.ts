import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { downloadBytes, measured } from '@/components/mdx/cards'
import { factIds, factOf } from '@/components/mdx/facts'

describe('facts', () => {
  it('refuses an unknown id, inherited names included', () => {
    expect(() => factOf('lenet5-modern.parms')).toThrow('no such fact')
    expect(() => factOf('constructor')).toThrow('no such fact')
  })

  it('derives the numbers of LeNet-5 from its spec', () => {
    expect(factOf('lenet5-modern.params').value).toBe(61_706)
    expect(factOf('lenet5-modern.bytes').value).toBe(246_824)
    expect(factOf('lenet5-modern.macs').value).toBe(416_520)
    const layers = ['c1', 's2', 'c3', 's4', 'c5', 'f6', 'output']
    expect(layers.map((name) => factOf(`lenet5-modern.${name}.params`).value)).toEqual([
      156, 0, 2_416, 0, 48_120, 10_164, 850,
    ])
    expect(factOf('lenet5-unpadded.params').value).toBe(44_426)
  })

  it('derives the numbers of 1998 and of the course page from their specs', () => {
    expect(factOf('lenet5-published.params').value).toBe(factOf('lenet1998.params').value)
    expect(factOf('lenet5-published.connections').value).toBe(factOf('lenet1998.connections').value)
    expect(factOf('lenet5-published.c3.params').value).toBe(factOf('lenet1998.c3Params').value)
    // LeCun et al. 1998, section II.B, layer by layer.
    const layers = ['c1', 's2', 'c3', 's4', 'c5', 'f6', 'output']
    expect(layers.map((name) => factOf(`lenet5-published.${name}.connections`).value)).toEqual([
      122_304, 5_880, 151_600, 2_000, 48_120, 10_164, 840,
    ])
    expect(factOf('lenet5-published.c5f6Percent').value).toBe(97.1)
    expect(factOf('lenet5-course-page.params').value).toBe(61_706)
  })

  it('derives the numbers of AlexNet-64 from its spec', () => {
    expect(factOf('alexnet64.params').value).toBe(7_913_352)
    expect(factOf('alexnet64.classes').value).toBe(200)
    expect(factOf('alexnet64.floatMegabytes').value).toBe(31.7)
    expect(factOf('alexnet64.fc8.params').value).toBe(200 * 2_049)
  })

  it('quotes what the cards say, in percent', () => {
    const card = JSON.parse(readFileSync('public/weights/alexnet64/card.json', 'utf8'))
    expect(factOf('alexnet64.top1').value).toBe(card.top1)
    expect(factOf('alexnet64.top5').value).toBe(card.top5)
    const accuracy = factOf('shipped-lenet.testAccuracy').value
    expect(accuracy).toBeGreaterThan(90)
    expect(accuracy).toBeLessThan(100)
    expect(factOf('shipped-lenet.testErrors').value).toBe(Math.round((100 - accuracy) * 100))
  })

  it('says what to run where a card, a manifest or a field is missing', () => {
    expect(() => measured('no-such-network', 'top1', 'measure:it')).toThrow('npm run measure:it')
    expect(() => measured('alexnet64', 'noSuchField', 'measure:alexnet64')).toThrow('no number "noSuchField"')
    expect(() => downloadBytes('no-such-network')).toThrow('convert:no-such-network')
  })

  it('gives a finite number for each id, and a source for each that is cited', () => {
    for (const id of factIds) {
      expect([id, Number.isFinite(factOf(id).value)]).toEqual([id, true])
      if (/^(lenet1998|alexnet2012|ilsvrc2012|caffe-lenet)\./.test(id))
        expect([id, factOf(id).source]).not.toEqual([id, undefined])
    }
  })

  it('splits MNIST without losing a digit', () => {
    expect(factOf('mnist.training').value + factOf('mnist.validation').value).toBe(
      factOf('mnist.train').value,
    )
  })
})
