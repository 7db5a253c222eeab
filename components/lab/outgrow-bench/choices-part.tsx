import { useId } from 'react'
import { Choices } from '@/components/ui/choices'
import { Select } from '@/components/ui/select'
import { PHOTO_CLASSES } from '@/lib/data/training-recipe'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import {
  isPhotoNetwork,
  machineChoices,
  outgrowNetworks,
  processChoices,
  type Choice,
  type Known,
  type OutgrowNetwork,
} from './choice'

interface Props {
  choice: Choice
  change: (patch: Partial<Choice>) => void
  known: Known
}

/** What is trained, on what, and by how many. */
export function ChoicesPart({ choice, change, known }: Props) {
  const words = useBenchStrings().strings.outgrow
  const { network, data, machines, processes } = choice
  const photos = isPhotoNetwork(network)
  const isMissing = (value: OutgrowNetwork) => (value === 'bench' || value === 'own') && known[value] === null
  const nameOf = (value: OutgrowNetwork) => {
    if (value === 'bench' && isMissing(value)) return words.network.benchNone
    if (value === 'own') {
      const title = known.own?.spec?.title
      return title === undefined ? words.network.ownNone : fill(words.network.own, { title })
    }
    return words.network[value]
  }
  const note = photos ? words.data.photoNote : data === 'mnist' ? words.data.mnistNote : words.data.greyNote
  return (
    <>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Select
          className="w-88 max-w-full"
          label={words.network.title}
          value={network}
          onChange={(value) => change({ network: value })}
          testId="outgrow-network"
          options={outgrowNetworks.map((value) => ({
            value,
            label: nameOf(value),
            disabled: isMissing(value),
          }))}
        />
        {photos ? (
          <ClassesField classes={choice.classes} onChange={(classes) => change({ classes })} />
        ) : (
          <Choices
            label={words.data.title}
            value={data}
            onChange={(value) => change({ data: value })}
            testId="outgrow-data"
            options={(['mnist', 'folder'] as const).map((value) => ({ value, label: words.data[value] }))}
          />
        )}
        <Choices
          label={words.machines}
          value={machines}
          onChange={(value) => change({ machines: value })}
          testId="outgrow-machines"
          options={machineChoices.map((value) => ({ value, label: value }))}
        />
        <Choices
          label={words.processes}
          value={processes}
          onChange={(value) => change({ processes: value })}
          testId="outgrow-processes"
          options={processChoices.map((value) => ({ value, label: value }))}
        />
      </div>
      <p className="m-0 text-sm leading-relaxed text-soft">{note}</p>
    </>
  )
}

/** How many classes the folders are: what is no number of classes stays in the field, and says so. */
function ClassesField({ classes, onChange }: { classes: number; onChange: (classes: number) => void }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.outgrow
  const id = useId()
  const { min, max } = PHOTO_CLASSES
  return (
    <div className="text-sm">
      <label htmlFor={id} className="mb-1 block text-soft">
        {words.classes}
      </label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        className="h-11 w-28 rounded-lg border border-edge/60 bg-card px-3 text-[0.9375rem] text-ink invalid:border-alexnet"
        min={min}
        max={max}
        step={1}
        defaultValue={classes}
        title={fill(words.classesRange, { min, max: formatNumber(max, lang) })}
        data-testid="outgrow-classes"
        onChange={({ target }) => {
          if (target.value !== '' && target.validity.valid) onChange(target.valueAsNumber)
        }}
      />
    </div>
  )
}
