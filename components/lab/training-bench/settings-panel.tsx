import { memo, useMemo, useState } from 'react'
import { ChevronIcon } from '@/components/ui/icons'
import { useBenchStrings } from '../bench-strings'
import type { TrainSettings } from '@/lib/data/train-settings'
import type { TrainerState } from '@/lib/engine/trainer-store'
import { fill } from '@/lib/i18n/fill'
import { withConsequences, type Consequence } from './settings/consequences'
import { DataGroup } from './settings/data-group'
import { LossGroup } from './settings/loss-group'
import { NetworkGroup } from './settings/network-group'
import { Notes } from './settings/notes'
import { OptimiserGroup } from './settings/optimiser-group'
import { PanelProvider } from './settings/panel-context'
import { PresetsRow } from './settings/presets-row'
import { PriceBar } from './settings/price-bar'
import { StartGroup } from './settings/start-group'

interface SettingsPanelProps {
  settings: TrainSettings
  /** A step has been done: most settings may no longer change. */
  begun: boolean
  running: boolean
  refused: TrainerState['refusedSettings']
  onChange: (patch: Partial<TrainSettings>) => void
}

/** Everything that decides a run. What it holds is drawn once the reader opens it. */
export const SettingsPanel = memo(function SettingsPanel(props: SettingsPanelProps) {
  const words = useBenchStrings().strings.trainSettings
  const { settings, begun, running, refused, onChange } = props
  const locked = begun || running
  const [opened, setOpened] = useState(false)
  const [consequences, setConsequences] = useState<readonly Consequence[]>([])

  const panel = useMemo(
    () => ({
      settings,
      locked,
      change(wanted: Partial<TrainSettings>) {
        const { patch, consequences } = withConsequences(settings, wanted)
        setConsequences(consequences)
        onChange(patch)
      },
    }),
    [settings, locked, onChange],
  )
  return (
    <div className="mt-4 border-t border-line pt-3" data-testid="train-settings">
      {refused.map(({ name, value, because }) => (
        <p key={name} role="status" className="mb-2 text-[0.8125rem]" data-testid="setting-refused">
          {fill(sentenceOf[because ?? 'impossible'](words), { name, value })}
        </p>
      ))}
      <details className="group" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
        <summary className="flex min-h-11 w-fit list-none items-center gap-1.5 text-[0.9375rem] font-semibold hover:text-lenet">
          <ChevronIcon className="size-4.5 transition-transform group-open:rotate-90" />
          {words.title}
        </summary>
        {opened && (
          <PanelProvider value={panel}>
            <div className="mt-2 scroll-mb-28 text-sm [&_button]:scroll-mb-28 [&_input]:scroll-mb-28 [&_select]:scroll-mb-28">
              <p className="mb-4 text-[0.8125rem] text-soft" data-testid="settings-note">
                {locked ? words.locked : words.hint}
              </p>
              <PresetsRow begun={begun} />
              <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-8 @min-[36rem]:grid-cols-2 @min-[58rem]:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)_minmax(0,1fr)]">
                <NetworkGroup />
                <div className="min-w-0">
                  <LossGroup />
                  <StartGroup />
                  <OptimiserGroup />
                </div>
                <div className="min-w-0 @min-[36rem]:col-span-2 @min-[58rem]:col-span-1">
                  <DataGroup />
                </div>
              </div>
              <div className="sticky bottom-0 z-10 -mx-1 border-t border-line bg-card px-1 py-2.5">
                <PriceBar settings={settings} />
                <Notes consequences={consequences} settings={settings} />
              </div>
            </div>
          </PanelProvider>
        )}
      </details>
    </div>
  )
})

type Words = ReturnType<typeof useBenchStrings>['strings']['trainSettings']

const sentenceOf = {
  impossible: (words: Words) => words.refused,
  output: (words: Words) => words.refusedOutput,
  'nothing-to-steer-by': (words: Words) => words.refusedSteering,
} as const
