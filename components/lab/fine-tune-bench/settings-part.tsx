import { useMemo } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Choices } from '@/components/ui/choices'
import { ChevronIcon } from '@/components/ui/icons'
import { Select } from '@/components/ui/select'
import { Slider } from '@/components/ui/slider'
import { useBenchStrings } from '../bench-strings'
import { ownSpec, tunedSpec } from '@/lib/data/fine-tune/model'
import {
  MOST_COPIES,
  MOST_EPOCHS,
  usualEpochs,
  usualRate,
  type TuneSettings,
} from '@/lib/data/fine-tune/settings'
import { featureLayers, tunedParts } from '@/lib/nn/fine-tune'
import { parameterCount } from '@/lib/nn/parameters'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { formatPercent } from '../training-bench/format-percent'

interface Props {
  settings: TuneSettings
  /** How many there are: the new layer has as many outputs. */
  classes: number
  disabled: boolean
  onChange: (patch: Partial<TuneSettings>) => void
}

const MOSTS = ['all', '1', '2', '4', '8', '16', '32'] as const

/** What is trained, on what, and how; the mistakes to try are among the rest. */
export function SettingsPart({ settings, classes, disabled, onChange }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.fineTune.settings
  const { part, layer, copies, epochs, learningRate, share, seed, most, shuffled, leak } = settings
  const counts = useMemo(() => {
    const shape = { tuning: { part, layer }, classes: Math.max(2, classes) }
    return {
      trained: parameterCount(ownSpec({ ...shape, whole: false })),
      all: parameterCount(tunedSpec(shape)),
    }
  }, [part, layer, classes])
  const percent = (value: number) => formatPercent(value, lang)
  return (
    <fieldset disabled={disabled} className="m-0 min-w-0 border-0 p-0">
      <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
        <Choices
          label={words.part}
          value={part}
          options={tunedParts.map((value) => ({ value, label: words.parts[value], disabled }))}
          onChange={(value) =>
            onChange({ part: value, epochs: usualEpochs[value], learningRate: usualRate[value] })
          }
          testId="finetune-part"
        />
        {part === 'linear' && (
          <Choices
            label={words.layer}
            value={layer}
            options={featureLayers.map((value) => ({ value, label: words.layers[value], disabled }))}
            onChange={(value) => onChange({ layer: value })}
            testId="finetune-layer"
          />
        )}
      </div>
      <p
        className="m-0 mt-2 text-sm text-soft tabular-nums"
        data-testid="finetune-counts"
        data-trained={counts.trained}
      >
        {fill(words.trained[part], {
          trained: formatNumber(counts.trained, lang),
          all: formatNumber(counts.all, lang),
        })}
      </p>
      <details className="group mt-2">
        <summary
          className="flex min-h-11 cursor-pointer list-none items-center gap-1 text-sm [&::-webkit-details-marker]:hidden"
          data-testid="finetune-more"
        >
          <ChevronIcon className="size-4 group-open:rotate-90 motion-safe:transition-transform" />
          {words.more}
        </summary>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-2 @min-[34rem]:grid-cols-2">
          <Slider
            label={words.copies}
            value={copies}
            min={0}
            max={MOST_COPIES}
            step={1}
            disabled={disabled}
            onChange={(value) => onChange({ copies: Math.round(value) })}
            testId="finetune-copies"
          />
          <Slider
            label={words.share}
            value={share}
            min={0}
            max={0.5}
            step={0.05}
            disabled={disabled}
            format={percent}
            onChange={(value) => onChange({ share: value })}
            testId="finetune-share"
          />
          <Slider
            label={words.epochs}
            value={epochs}
            min={1}
            max={MOST_EPOCHS}
            step={1}
            disabled={disabled}
            onChange={(value) => onChange({ epochs: Math.round(value) })}
            testId="finetune-epochs"
          />
          <Slider
            label={words.rate}
            value={learningRate}
            min={0.0001}
            max={0.1}
            step={0.05}
            scale={{ toTrack: Math.log10, fromTrack: (track) => Number((10 ** track).toPrecision(2)) }}
            disabled={disabled}
            onChange={(value) => onChange({ learningRate: value })}
            testId="finetune-rate"
          />
          <Slider
            label={words.seed}
            value={seed}
            min={0}
            max={99}
            step={1}
            disabled={disabled}
            onChange={(value) => onChange({ seed: Math.round(value) })}
            testId="finetune-seed"
          />
          <Select
            label={words.most}
            value={most === null ? 'all' : String(most)}
            options={MOSTS.map((value) => ({ value, label: value === 'all' ? words.mostAll : value }))}
            onChange={(value) => onChange({ most: value === 'all' ? null : Number(value) })}
            disabled={disabled}
            testId="finetune-most"
          />
        </div>
        <div className="mt-2 flex flex-col">
          <Checkbox
            label={words.shuffled}
            checked={shuffled}
            disabled={disabled}
            onChange={(value) => onChange({ shuffled: value })}
            testId="finetune-shuffled"
          />
          <Checkbox
            label={words.leak}
            checked={leak}
            disabled={disabled}
            onChange={(value) => onChange({ leak: value })}
            testId="finetune-leak"
          />
        </div>
      </details>
    </fieldset>
  )
}
