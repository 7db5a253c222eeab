import { describe, expect, it } from 'vitest'
import { nudgedSlope, passTwoUnits } from '@/components/chapters/train-lenet/two-units'

const nets = [
  { x: 1.5, w1: 0.4, w2: -0.8, target: 1 },
  { x: -0.7, w1: 1.9, w2: 1.2, target: -0.3 },
  { x: 2, w1: -2, w2: 0.05, target: 0 },
]

describe.each(nets)('the chain through two units, %o', (net) => {
  const pass = passTwoUnits(net)

  it('computes forward what the formula says', () => {
    expect(pass.y).toBeCloseTo(net.w2 * Math.tanh(net.w1 * net.x), 12)
    expect(pass.loss).toBeCloseTo(0.5 * (net.w2 * Math.tanh(net.w1 * net.x) - net.target) ** 2, 12)
  })

  it('has the derivatives that differences of the loss have', () => {
    const h = 1e-6
    const central = (f: (nudge: number) => number) => (f(h) - f(-h)) / (2 * h)
    const half = (y: number) => (y - net.target) ** 2 / 2
    expect(pass.dw1).toBeCloseTo(
      central((d) => passTwoUnits({ ...net, w1: net.w1 + d }).loss),
      7,
    )
    expect(pass.dw2).toBeCloseTo(
      central((d) => passTwoUnits({ ...net, w2: net.w2 + d }).loss),
      7,
    )
    expect(pass.dy).toBeCloseTo(
      central((d) => half(pass.y + d)),
      7,
    )
    expect(pass.dh).toBeCloseTo(
      central((d) => half(net.w2 * (pass.h + d))),
      7,
    )
    expect(pass.da).toBeCloseTo(
      central((d) => half(net.w2 * Math.tanh(pass.a + d))),
      7,
    )
  })

  it('agrees with a nudge within what its size allows', () => {
    expect(Math.abs(nudgedSlope(net, 'w1', 0.001) - pass.dw1)).toBeLessThan(0.01)
    expect(Math.abs(nudgedSlope(net, 'w2', 0.001) - pass.dw2)).toBeLessThan(0.01)
  })
})
