/** An arc of the segmentation graph: nodes are numbered so that every arc goes from a lower to a higher one. */
export interface Arc {
  from: number
  to: number
  /** What each digit on this arc adds to the score of a path. */
  scores: readonly number[]
}

export interface Path {
  /** The digits along it, as text. */
  digits: string
  /** Sum of its scores. */
  score: number
  /** Indices of its arcs. */
  arcs: number[]
}

/**
 * The best ways from node 0 to the last node, best first, no two with the same digits (of those the best is given). The
 * Viterbi search of LeCun et al. 1998, section V.B, with several paths kept at each node. It is exact: a beginning that is
 * not among the best `count` with other digits at its node cannot be part of one of the best `count` ways.
 *
 * @param nodes how many nodes there are, the last one is nodes - 1
 */
export function bestPaths(nodes: number, arcs: readonly Arc[], count: number): Path[] {
  const into = Array.from({ length: nodes }, () => [] as number[])
  arcs.forEach((arc, index) => into[arc.to].push(index))
  const kept: Path[][] = Array.from({ length: nodes }, () => [])
  if (nodes > 0) kept[0] = [{ digits: '', score: 0, arcs: [] }]
  for (let node = 1; node < nodes; node++) {
    const best = new Map<string, Path>()
    for (const index of into[node]) {
      const { from, scores } = arcs[index]
      for (const before of kept[from]) {
        scores.forEach((score, digit) => {
          if (!Number.isFinite(score)) return
          const digits = before.digits + digit
          const total = before.score + score
          const known = best.get(digits)
          if (!known || total > known.score)
            best.set(digits, { digits, score: total, arcs: [...before.arcs, index] })
        })
      }
    }
    kept[node] = [...best.values()].sort((a, b) => b.score - a.score).slice(0, count)
  }
  return nodes > 0 ? kept[nodes - 1] : []
}
