import { describe, expect, it } from 'vitest'
import { CARD_BYTES, growing, heldBy, memoryParts } from '@/components/chapters/training-at-scale/memory'
import { factOf } from '@/components/mdx/facts'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { lenet5Modern } from '@/lib/nn/lenet5'
import {
  activationBytes,
  gradientHoldings,
  greatestBatch,
  totalMemory,
  trainingMemory,
} from '@/lib/nn/memory'

/** What each layer of the network of 2012 puts out for one photo, from the paper's sizes. */
const outputs = {
  conv1: 55 * 55 * 96,
  norm1: 55 * 55 * 96,
  pool1: 27 * 27 * 96,
  conv2: 27 * 27 * 256,
  norm2: 27 * 27 * 256,
  pool2: 13 * 13 * 256,
  conv3: 13 * 13 * 384,
  conv4: 13 * 13 * 384,
  conv5: 13 * 13 * 256,
  pool5: 6 * 6 * 256,
  fc6: 4096,
  fc7: 4096,
  fc8: 1000,
}
const photo = 227 * 227 * 3
const all = Object.values(outputs).reduce((sum, count) => sum + count, 0)

describe('the memory of training', () => {
  it('of AlexNet on one card is what hand counts give', () => {
    const { weights, gradients, momentum, values, valueGradients } = trainingMemory(alexnet2012, 128)
    expect([weights, gradients, momentum]).toEqual(Array(3).fill(4 * 60_965_224))
    expect(values).toBe(4 * 128 * (photo + all))
    expect(values).toBe(128 * activationBytes(alexnet2012))
    expect(valueGradients).toBe(4 * 128 * all) // none for the photo itself
    // One layer at a time: norm1 reads and puts out the most.
    const shared = trainingMemory(alexnet2012, 128, { gradients: 'shared' })
    expect(shared.valueGradients).toBe(4 * 128 * (outputs.conv1 + outputs.norm1))
    expect(shared.values).toBe(values)
  })

  it('of half of it is half of the layers, all of the photo, and copies of what comes over', () => {
    const half = trainingMemory(alexnet2012, 10, { halved: true })
    const copies = 128 * 13 * 13 + 128 * 6 * 6 + 2048 + 2048
    expect(half.weights).toBe(2 * 60_965_224)
    expect(half.values).toBe(4 * 10 * (photo + all / 2 + copies))
    expect(half.valueGradients).toBe(4 * 10 * (all / 2 + copies))
    const shared = trainingMemory(alexnet2012, 10, { halved: true, gradients: 'shared' })
    expect(shared.valueGradients).toBe((4 * 10 * (outputs.conv1 + outputs.norm1)) / 2)
  })

  it('of LeNet is what hand counts give', () => {
    const { values, weights } = trainingMemory(lenet5Modern, 1)
    expect(weights).toBe(4 * 61_706)
    expect(values).toBe(4 * (1024 + 4704 + 1176 + 1600 + 400 + 120 + 84 + 10))
  })

  it.each(
    [alexnet2012, lenet5Modern].flatMap((spec) =>
      gradientHoldings.flatMap((gradients) =>
        [false, true]
          .filter((halved) => !halved || spec === alexnet2012)
          .map((halved) => [spec.id, gradients, halved, spec] as const),
      ),
    ),
  )('the greatest batch fits, and one more does not (%s, %s, halved %s)', (_, gradients, halved, spec) => {
    const most = greatestBatch(spec, CARD_BYTES, { gradients, halved })
    const total = (batch: number) => totalMemory(trainingMemory(spec, batch, { gradients, halved }))
    expect(most).toBeGreaterThan(0)
    expect(total(most)).toBeLessThanOrEqual(CARD_BYTES)
    expect(total(most + 1)).toBeGreaterThan(CARD_BYTES)
  })

  it('has room for none where the weights alone take everything', () => {
    expect(greatestBatch(alexnet2012, 500e6)).toBe(0)
  })

  it('is told in numbers of four bytes that come to the bytes beside them', () => {
    for (const network of ['alexnet', 'lenet'] as const) {
      const held = heldBy(network, 37, network === 'alexnet', 'kept')
      for (const part of memoryParts)
        expect(4 * held.numbers[part] * (growing.includes(part) ? 37 : 1)).toBe(held.parts[part])
      expect(memoryParts.reduce((sum, part) => sum + held.parts[part], 0)).toBe(held.total)
    }
  })

  it('is what the chapter quotes', () => {
    expect(factOf('memory.perParameterMegabytes').value).toBe(732)
    expect(factOf('memory.oneCardGigabytes').value).toBe(2.1)
    expect(factOf('memory.halfGigabytes').value).toBe(1.1)
    // “The same batch would fit hundreds of times.”
    expect(CARD_BYTES / heldBy('lenet', 128, false, 'kept').total).toBeGreaterThan(200)
    // “Half of the network takes more than half of the room.”
    const [whole, half] = [false, true].map((halved) => heldBy('alexnet', 128, halved, 'kept').total)
    expect(half).toBeGreaterThan(whole / 2)
  })
})
