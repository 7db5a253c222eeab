import { Button } from '@/components/ui/button'
import { ChevronIcon } from '@/components/ui/icons'
import { useBenchStrings } from '../../bench-strings'
import { presets, type PresetName } from '@/lib/data/presets'
import { sameSettings, validationOf, type TrainSettings } from '@/lib/data/train-settings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { LEVENBERG_MARQUARDT_FLOOR } from '@/lib/nn/levenberg-marquardt'
import { usePanel } from './panel-context'

const names = Object.keys(presets) as PresetName[]

/** Whether these are the settings of a preset, whatever the seed and however long the run. */
function isPreset(settings: TrainSettings, preset: TrainSettings): boolean {
  const { seed, epochs, stopAt, changes } = settings
  return sameSettings(settings, { ...preset, seed, epochs, stopAt, changes })
}

/** Whole settings by name, each with a sentence. */
export function PresetsRow({ begun }: { begun: boolean }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainSettings
  const { settings, locked, change } = usePanel()
  const tried = begun && isPreset(settings, presets.stuck)
  return (
    <section aria-label={words.presets}>
      <p className="mb-2 text-[0.9375rem] font-semibold">{words.presets}</p>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 @min-[36rem]:grid-cols-2 @min-[58rem]:grid-cols-5">
        {names.map((name) => {
          const preset = presets[name]
          const values = {
            batch: preset.batch,
            epochs: preset.epochs,
            mu: LEVENBERG_MARQUARDT_FLOOR,
            held: formatNumber(validationOf(preset), lang),
          }
          return (
            <li key={name} className="min-w-0">
              <Button
                pressed={isPreset(settings, preset)}
                disabled={locked}
                className="w-full whitespace-normal!"
                data-testid={`preset-${name}`}
                onClick={() => change({ ...preset, seed: settings.seed })}
              >
                {fill(words.preset[name].name, values)}
              </Button>
              <p className="mt-1.5 text-[0.8125rem] leading-normal text-soft">
                {fill(words.preset[name].about, values)}
              </p>
            </li>
          )
        })}
      </ul>
      <details open={tried} className="group/why mt-2 text-[0.8125rem]" data-testid="stuck-why">
        <summary className="flex min-h-11 w-fit list-none items-center gap-1.5 hover:text-lenet">
          <ChevronIcon className="size-4 transition-transform group-open/why:rotate-90" />
          {words.preset.stuck.name}
          {lang === 'zh' ? '：' : ': '}
          {words.stuckQuestion}
        </summary>
        <p className="max-w-prose pb-2 leading-normal">{words.stuckReason}</p>
      </details>
    </section>
  )
}
