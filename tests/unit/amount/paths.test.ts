import { describe, expect, it } from 'vitest'
import { bestPaths, type Arc } from '@/lib/data/amount/paths'
import { createRandom } from '@/lib/data/random'

/** Every way from node 0 to the last with every choice of digits, one for each text: the best. */
function everyWay(nodes: number, arcs: readonly Arc[]): { digits: string; score: number }[] {
  const best = new Map<string, number>()
  const walk = (node: number, digits: string, score: number) => {
    if (node === nodes - 1) {
      best.set(digits, Math.max(score, best.get(digits) ?? -Infinity))
      return
    }
    for (const arc of arcs)
      if (arc.from === node)
        arc.scores.forEach((value, digit) => {
          if (Number.isFinite(value)) walk(arc.to, digits + digit, score + value)
        })
  }
  walk(0, '', 0)
  return [...best].map(([digits, score]) => ({ digits, score })).sort((a, b) => b.score - a.score)
}

describe('the best paths of a segmentation graph', () => {
  it('are those of an exhaustive search, k best, no two alike, on random graphs', () => {
    const random = createRandom(11)
    for (let run = 0; run < 60; run++) {
      const nodes = 2 + Math.floor(random() * 4)
      const arcs: Arc[] = []
      for (let from = 0; from < nodes; from++)
        for (let to = from + 1; to < nodes; to++)
          if (random() < 0.7)
            arcs.push({
              from,
              to,
              scores: Array.from({ length: 3 }, () => (random() < 0.1 ? -Infinity : 4 * random() - 3)),
            })
      const expected = everyWay(nodes, arcs)
      const found = bestPaths(nodes, arcs, 6)
      expect(found).toHaveLength(Math.min(6, expected.length))
      expect(new Set(found.map(({ digits }) => digits)).size).toBe(found.length)
      found.forEach(({ digits, score, arcs: path }, i) => {
        expect(score).toBeCloseTo(expected[i].score, 10)
        // The arcs lead from the first node to the last, and add up to the score.
        expect(path.map((arc) => arcs[arc].from)).toEqual([
          0,
          ...path.slice(0, -1).map((arc) => arcs[arc].to),
        ])
        expect(arcs[path[path.length - 1]].to).toBe(nodes - 1)
        const sum = path.reduce((total, arc, place) => total + arcs[arc].scores[Number(digits[place])], 0)
        expect(sum).toBeCloseTo(score, 10)
      })
    }
  })

  it('are none where no arc reaches the end, and the empty one where there is nothing to read', () => {
    expect(bestPaths(3, [{ from: 0, to: 1, scores: [0] }], 5)).toEqual([])
    expect(bestPaths(1, [], 5)).toEqual([{ digits: '', score: 0, arcs: [] }])
  })
})
