import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../../bench-strings'
import { parseChanges, type ChangingSettings } from '@/lib/data/setting-changes'
import { trainerStore } from '@/lib/engine/trainer-store'
import { useStore } from '@/lib/hooks/use-store'
import { fill } from '@/lib/i18n/fill'
import { formatNumber, listOf } from '@/lib/i18n/format'
import { usePanel } from './panel-context'

const changing = ['learningRate', 'momentum', 'weightDecay'] as const satisfies (keyof ChangingSettings)[]

/** What was changed during the run and after which step; or will be, if a link brought changes with it. */
export function ChangesNote() {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainSettings
  const { settings, locked, change } = usePanel()
  const done = useStore(trainerStore, ({ step }) => step)
  const changes = parseChanges(settings.changes) ?? []
  if (changes.length === 0) return null
  const say = (value: number) => formatNumber(value, lang, { maximumSignificantDigits: 3 })
  return (
    <div className="text-[0.8125rem]">
      <ul data-testid="setting-changes">
        {changes.map((now, i) => {
          const before = i === 0 ? settings : changes[i - 1]
          const what = changing
            .filter((name) => now[name] !== before[name])
            .map((name) => `${words.fields[name]} ${say(now[name])}`)
          const { step } = now
          return (
            <li key={step} data-step={step}>
              {fill(step <= done ? words.changed : words.willChange, {
                step: formatNumber(step, lang),
                what: listOf(what, lang),
              })}
            </li>
          )
        })}
      </ul>
      {!locked && (
        <Button className="mt-2" data-testid="changes-leave-out" onClick={() => change({ changes: '' })}>
          {words.leaveOut}
        </Button>
      )}
    </div>
  )
}
