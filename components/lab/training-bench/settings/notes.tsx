import { useBenchStrings } from '../../bench-strings'
import type { TrainSettings } from '@/lib/data/train-settings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Consequence } from './consequences'

interface NotesProps {
  consequences: readonly Consequence[]
  settings: TrainSettings
}

/** Says what changed along with the last switch. */
export function Notes({ consequences, settings }: NotesProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainSettings
  const valueOf = (name: Consequence): string => {
    switch (name) {
      case 'loss':
        return words.options.loss[settings.loss]
      case 'schedule':
        return words.options.schedule[settings.schedule]
      case 'learningRate':
      case 'stopAt':
        return formatNumber(settings[name], lang)
      default:
        return name satisfies never
    }
  }
  return (
    <div role="status" data-testid="setting-consequences" className="text-[0.8125rem]">
      {consequences.map((name) => (
        <p key={name}>{fill(words.consequences[name], { value: valueOf(name) })}</p>
      ))}
    </div>
  )
}
