import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { ProgressBar } from '@/components/ui/progress-bar'
import { damagedLayers, type DamagedLayer } from '@/lib/data/damage'
import type { Break, BreakState } from '@/lib/engine/break'
import { MAPS_OF } from '@/lib/engine/break-settings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { shareOf } from './accuracy-part'

/** What each map's loss costs, one after the other. */
export function SweepPart({ state, bench }: { state: BreakState; bench: Break }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.break.sweep
  const id = useId()
  const [layer, setLayer] = useState<DamagedLayer>('c3')
  const { losses, sweeping, measuring } = state
  const percent = (share: number) =>
    formatNumber(share, lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const points = (share: number, sign: 'auto' | 'exceptZero') =>
    formatNumber(100 * share, lang, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      signDisplay: sign,
    })
  const costs = losses?.without.map((accuracy) => shareOf(losses.whole) - shareOf(accuracy)) ?? []
  const largest = Math.max(0.001, ...costs)
  const worst = costs.indexOf(Math.max(...costs))
  const name = (map: number) => (losses ? fill(strings.break.damage.map[losses.layer], { map }) : '')
  const done = losses !== null && losses.without.length === losses.maps

  return (
    <section className="mt-8 border-t border-line pt-5" aria-labelledby={id}>
      <h3 id={id} className="font-sans text-base font-semibold">
        {words.title}
      </h3>
      <p className="mt-1 mb-3 max-w-prose text-[0.8125rem] leading-normal text-soft">{words.how}</p>
      <div className="flex flex-wrap items-end gap-3">
        <Choices
          label={words.layer}
          value={layer}
          onChange={setLayer}
          options={damagedLayers.map((value) => ({ value, label: value.toUpperCase() }))}
          testId="sweep-layer"
        />
        {sweeping ? (
          <Button onClick={bench.cancel} data-testid="sweep-cancel">
            {strings.break.accuracy.cancel}
          </Button>
        ) : (
          <Button
            onClick={() => void bench.sweep(layer, MAPS_OF[layer])}
            disabled={measuring !== null}
            data-testid="sweep-start"
          >
            {words.start}
          </Button>
        )}
      </div>
      <div className="mt-3 max-w-md">
        <ProgressBar
          label={words.title}
          value={sweeping ? (losses?.without.length ?? 0) : null}
          max={losses?.maps ?? MAPS_OF[layer]}
          detail={
            losses ? fill(words.doneOf, { done: losses.without.length, total: losses.maps }) : undefined
          }
        />
      </div>
      {losses && (
        <div data-testid="losses" data-layer={losses.layer} data-done={done}>
          <p className="mb-2 min-h-6 text-[0.9375rem]" aria-live="polite">
            {done &&
              (costs[worst] > 0
                ? fill(words.worst, {
                    map: name(worst),
                    percent: percent(shareOf(losses.without[worst])),
                    cost: fill(words.points, { value: points(costs[worst], 'auto') }),
                  })
                : words.none)}
          </p>
          <div
            className="max-h-96 max-w-xl overflow-y-auto"
            tabIndex={0}
            role="group"
            aria-label={words.table}
          >
            <table className="w-full text-sm">
              <caption className="sr-only">{words.table}</caption>
              <thead className="text-left text-xs text-soft">
                <tr>
                  <th scope="col" className="pb-1 font-normal">
                    {words.map}
                  </th>
                  <th scope="col" className="w-20 pb-1 text-right font-normal">
                    {words.right}
                  </th>
                  <th scope="col" className="w-28 pb-1 text-right font-normal">
                    {words.cost}
                  </th>
                  <td aria-hidden className="w-1/3" />
                </tr>
              </thead>
              <tbody>
                {costs.map((cost, map) => (
                  <tr
                    key={map}
                    data-testid="loss-row"
                    data-map={map}
                    data-value={shareOf(losses.without[map])}
                  >
                    <th scope="row" className="text-left font-normal whitespace-nowrap">
                      {name(map)}
                    </th>
                    <td className="text-right font-mono text-xs tabular-nums">
                      {percent(shareOf(losses.without[map]))}
                    </td>
                    <td className="text-right font-mono text-xs tabular-nums">
                      {points(-cost, 'exceptZero')}
                    </td>
                    <td aria-hidden className="pl-3">
                      <span className="block h-2.5 overflow-hidden rounded-xs bg-wash">
                        <span
                          className="block h-full origin-left bg-lenet"
                          style={{ transform: `scaleX(${Math.max(0, cost) / largest})` }}
                        />
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </section>
  )
}
