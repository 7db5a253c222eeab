import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { Slider } from '@/components/ui/slider'
import { damagedLayers } from '@/lib/data/damage'
import type { Break, BreakState } from '@/lib/engine/break'
import { MOST_WEIGHT_NOISE } from '@/lib/engine/break-settings'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { UnitSwitches } from './unit-switches'

/** Maps and units to be switched off, and noise for the weights. */
export function DamagePart({ state, bench }: { state: BreakState; bench: Break }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.break.damage
  const id = useId()
  const { damage } = state
  return (
    <section className="mt-8 border-t border-line pt-5" aria-labelledby={id}>
      <h3 id={id} className="font-sans text-base font-semibold">
        {words.title}
      </h3>
      <p className="mt-1 mb-3 max-w-prose text-[0.8125rem] leading-normal text-soft">{words.how}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 @min-[44rem]:grid-cols-2">
        {damagedLayers.map((layer) => (
          <UnitSwitches
            key={layer}
            layer={layer}
            off={damage.off[layer]}
            onChange={(off) => bench.damage({ off: { ...damage.off, [layer]: off } })}
          />
        ))}
        <div className="max-w-md">
          <Slider
            label={words.noise}
            value={damage.noise}
            min={0}
            max={MOST_WEIGHT_NOISE}
            step={0.05}
            format={(value) => formatNumber(value, lang, { style: 'percent', maximumFractionDigits: 0 })}
            onChange={(noise) => bench.damage({ noise })}
            testId="weight-noise"
          />
          <p className="mb-2 text-[0.8125rem] leading-normal text-soft">{words.noiseHow}</p>
          <Button
            disabled={damage.noise === 0}
            onClick={() => bench.damage({ seed: (damage.seed % 999_999) + 1 })}
            data-testid="weight-noise-seed"
          >
            {words.seed}
          </Button>
        </div>
      </div>
    </section>
  )
}
