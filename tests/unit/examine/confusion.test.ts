import { describe, expect, it } from 'vitest'
import { commonMistakes, confidenceOf, confusionOf, examplesOfCell } from '@/lib/data/confusion'
import { randomValues } from '../nn/finite-differences'

const COUNT = 400
/** Answers that are often right, in no order. */
function someAnswers() {
  const labels = randomValues(COUNT, 1).map((value) => Math.floor((value + 1) * 5))
  const noise = randomValues(COUNT * 10, 2)
  const probabilities = new Float32Array(COUNT * 10)
  const predictions = new Uint8Array(COUNT)
  for (let i = 0; i < COUNT; i++) {
    const row = Array.from({ length: 10 }, (_, k) =>
      Math.exp(2 * noise[10 * i + k] + (labels[i] === k ? 2 : 0)),
    )
    const sum = row.reduce((total, value) => total + value, 0)
    row.forEach((value, k) => (probabilities[10 * i + k] = value / sum))
    predictions[i] = row.indexOf(Math.max(...row))
  }
  return { labels: Uint8Array.from(labels), predictions, probabilities }
}

describe('a confusion matrix', () => {
  const answers = someAnswers()
  const pairs = Array.from(answers.labels, (label, i) => [label, answers.predictions[i]])
  const matrix = confusionOf(answers.labels, answers.predictions, 10)
  const number = (test: (label: number, read: number) => boolean) =>
    pairs.filter(([label, read]) => test(label, read)).length

  it('counts every pair of a label and a prediction', () => {
    for (let label = 0; label < 10; label++)
      for (let read = 0; read < 10; read++)
        expect(matrix.counts[label * 10 + read]).toBe(number((a, b) => a === label && b === read))
    expect(matrix.total).toBe(COUNT)
  })

  it('gives accuracy, and precision and recall of every class', () => {
    expect(matrix.accuracy).toBeCloseTo(number((a, b) => a === b) / COUNT, 12)
    for (let k = 0; k < 10; k++) {
      const right = number((a, b) => a === k && b === k)
      expect(matrix.precision[k]).toBeCloseTo(right / number((_, b) => b === k), 12)
      expect(matrix.recall[k]).toBeCloseTo(right / number((a) => a === k), 12)
    }
    expect(matrix.precision).not.toEqual(matrix.recall)
  })

  it('says null, not a number, where there is nothing to divide by', () => {
    const { precision, recall, accuracy } = confusionOf([0, 0], [0, 1], 3)
    expect(precision).toEqual([1, 0, null])
    expect(recall).toEqual([0.5, null, null])
    expect(accuracy).toBe(0.5)
    expect(confusionOf([], [], 3).accuracy).toBeNull()
  })

  it('refuses what is no class, and lists of different lengths', () => {
    expect(() => confusionOf([3], [0], 3)).toThrow(RangeError)
    expect(() => confusionOf([0], [NaN], 3)).toThrow(RangeError)
    expect(() => confusionOf([0, 1], [0], 3)).toThrow(RangeError)
  })

  it('opens a cell: its own examples and all of them, the surest first', () => {
    let listed = 0
    for (let label = 0; label < 10; label++)
      for (let read = 0; read < 10; read++) {
        const places = examplesOfCell(answers, label, read)
        listed += places.length
        expect(places).toHaveLength(matrix.counts[label * 10 + read])
        for (const place of places) expect(pairs[place]).toEqual([label, read])
        const sure = places.map((place) => answers.probabilities[place * 10 + read])
        expect(sure).toEqual([...sure].sort((a, b) => b - a))
        expect(places.map((place) => confidenceOf(answers, place))).toEqual(sure)
      }
    expect(listed).toBe(COUNT)
  })

  it('keeps the order of the set among equally sure ones', () => {
    const probabilities = Float32Array.from([0, 1, 0.5, 0.5, 0, 1])
    expect(examplesOfCell({ labels: [0, 0, 0], predictions: [1, 1, 1], probabilities }, 0, 1)).toEqual([
      0, 2, 1,
    ])
  })

  it('names the most frequent mistakes, and nothing that was right', () => {
    const common = commonMistakes(matrix, 5)
    expect(common).toHaveLength(5)
    const wrong = Array.from(matrix.counts).filter((_, at) => at % 11 !== 0)
    expect(common.map(({ count }) => count)).toEqual(wrong.sort((a, b) => b - a).slice(0, 5))
    for (const { label, prediction, count } of common)
      expect(count).toBe(number((a, b) => a === label && b === prediction))
    expect(commonMistakes(confusionOf([0, 1], [0, 1], 2), 5)).toEqual([])
  })
})
