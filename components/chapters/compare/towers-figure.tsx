import { oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Choices } from '@/components/ui/choices'
import { powerOfTen } from '@/components/viz/power-of-ten'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { FigureProps } from './figures'
import { editions } from './table'
import { along, DECADES, quantities, towerOf } from './towers'

const fields = { of: oneOf(quantities, 'parameters'), edition: oneOf(editions, 'published') }
const decades = Array.from({ length: (DECADES.to - DECADES.from) / 3 + 1 }, (_, i) => DECADES.from + 3 * i)

/** Both networks layer by layer, on one logarithmic axis. */
export default function TowersFigure({ lang, words: all }: FigureProps) {
  const words = all.towers
  const { state, change } = useFigureState('towers', fields)
  const { of, edition } = state
  return (
    <div className="font-sans">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Choices
          label={words.of}
          value={of}
          options={quantities.map((value) => ({ value, label: words.quantities[value] }))}
          onChange={(to) => change({ of: to })}
          testId="towers-of"
        />
        <Choices
          label={all.table.edition}
          value={edition}
          options={editions.map((value) => ({ value, label: all.table.editions[value] }))}
          onChange={(to) => change({ edition: to })}
          testId="towers-edition"
        />
      </div>
      <div className="mt-4 grid gap-x-10 gap-y-5 @2xl:grid-cols-2">
        {([0, 1] as const).map((side) => (
          <Tower
            key={side}
            title={all.table.names[edition][side]}
            storeys={towerOf(edition, side, of)}
            colour={side === 0 ? 'bg-lenet' : 'bg-alexnet'}
            say={(value) => formatNumber(value, lang)}
            label={fill(words.label, { name: all.table.names[edition][side], of: words.quantities[of] })}
          />
        ))}
      </div>
    </div>
  )
}

interface TowerProps {
  title: string
  storeys: ReturnType<typeof towerOf>
  colour: string
  say: (value: number) => string
  label: string
}

function Tower({ title, storeys, colour, say, label }: TowerProps) {
  return (
    <div>
      <p className="font-semibold">{title}</p>
      <ul className="mt-2 grid gap-1.5" aria-label={label}>
        {storeys.map(({ name, value }) => (
          <li
            key={name}
            className="grid grid-cols-[3.5rem_1fr_6.5rem] items-center gap-2 text-sm"
            data-testid="tower-storey"
            data-layer={name}
            data-value={value}
          >
            <span>{name}</span>
            <span className="h-3.5 rounded-sm bg-wash" aria-hidden>
              <span
                className={`block h-full min-w-0.5 rounded-sm ${colour}`}
                style={{ width: `${100 * along(value)}%` }}
              />
            </span>
            <span className="text-right font-mono text-[0.8125rem] tabular-nums">{say(value)}</span>
          </li>
        ))}
      </ul>
      <div className="relative mr-[7rem] ml-16 h-6 text-xs text-soft" aria-hidden>
        {decades.map((decade) => (
          <span
            key={decade}
            className="absolute top-1 -translate-x-1/2"
            style={{ left: `${(100 * (decade - DECADES.from)) / (DECADES.to - DECADES.from)}%` }}
          >
            {decade === 0 ? '1' : powerOfTen(decade)}
          </span>
        ))}
      </div>
    </div>
  )
}
