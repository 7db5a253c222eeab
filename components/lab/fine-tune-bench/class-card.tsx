import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Select } from '@/components/ui/select'
import { useBenchStrings } from '../bench-strings'
import type { FineTune } from '@/lib/engine/fine-tune'
import { LONGEST_NAME, type TuneClass, type TunePictureKept } from '@/lib/engine/fine-tune-project'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { ACCEPT } from '../photo-source'
import { FileButton } from './file-button'
import { filesOfDrop } from './folders'
import { takeFound } from './start-row'
import { Thumb } from './thumb'

/** Pictures shown at first: five hundred canvases would keep a phone busy. */
const AT_FIRST = 18

interface Props {
  tune: FineTune
  own: TuneClass
  number: number
  pictures: readonly TunePictureKept[]
  others: readonly TuneClass[]
  /** Its camera is on. */
  filming: boolean
  onFilm: () => void
}

/** A class: its name, its pictures, and what can be done with them. */
export function ClassCard({ tune, own, number, pictures, others, filming, onFilm }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.fineTune.classes
  const [draft, setDraft] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [all, setAll] = useState(false)
  const [over, setOver] = useState(false)
  const shown = all ? pictures : pictures.slice(0, AT_FIRST)
  const here = new Set(pictures.flatMap(({ id }) => (chosen.has(id) ? [id] : [])))

  const rename = () => {
    if (draft !== null) tune.renameClass(own.id, draft)
    setDraft(null)
  }
  const toggle = (id: string) =>
    setChosen((old) => new Set(old.has(id) ? [...old].filter((one) => one !== id) : [...old, id]))
  const remove = (ids: ReadonlySet<string>) => {
    tune.removePictures(ids)
    setChosen(new Set())
  }

  return (
    <section
      aria-label={own.name}
      data-testid="finetune-class"
      data-name={own.name}
      data-pictures={pictures.length}
      className={classes('rounded-xl border bg-card p-3', over ? 'border-lenet bg-wash' : 'border-line')}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        event.stopPropagation()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        event.stopPropagation()
        setOver(false)
        void filesOfDrop(event.dataTransfer).then((found) => {
          const files = found.map(({ file }) => ({ photo: file, name: file.name }))
          if (found.some(({ path }) => path.length > 1)) void takeFound(tune, found)
          else void tune.add(own.id, files)
        })
      }}
    >
      <div className="flex items-center gap-2">
        <input
          className="min-h-11 min-w-0 flex-1 rounded-lg border border-transparent bg-transparent px-2 text-base font-semibold hover:border-edge/60 focus:border-edge/60"
          aria-label={fill(words.name, { number })}
          value={draft ?? own.name}
          maxLength={LONGEST_NAME}
          data-testid="finetune-name"
          onChange={(event) => setDraft(event.target.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key === 'Escape') setDraft(null)
          }}
        />
        <span className="shrink-0 text-sm text-soft tabular-nums">
          {pictures.length === 0
            ? words.none
            : fill(words.count, { count: formatNumber(pictures.length, lang) })}
        </span>
        <Button
          kind="quiet"
          aria-label={fill(words.remove, { name: own.name })}
          data-testid="finetune-class-remove"
          onClick={() => tune.removeClass(own.id)}
        >
          ×
        </Button>
      </div>
      <div className="mt-2 flex flex-wrap gap-2">
        <FileButton
          label={words.files}
          title={fill(words.filesTo, { name: own.name })}
          testId="finetune-input"
          accept={ACCEPT}
          multiple
          onFiles={(files) =>
            void tune.add(
              own.id,
              files.map((photo) => ({ photo, name: photo.name })),
            )
          }
        />
        <Button
          aria-label={fill(words.cameraTo, { name: own.name })}
          pressed={filming}
          data-testid="finetune-camera"
          onClick={onFilm}
        >
          {words.camera}
        </Button>
      </div>

      {pictures.length > 0 && (
        <ul className="m-0 mt-2 flex list-none flex-wrap gap-1 p-0" aria-label={words.howTo}>
          {shown.map(({ id, rgb }, i) => (
            <li key={id}>
              <button
                type="button"
                aria-pressed={here.has(id)}
                aria-label={fill(words.picture, { number: i + 1, name: own.name })}
                data-testid="finetune-picture"
                className={classes(
                  'block rounded-md p-0.5',
                  here.has(id) ? 'bg-lenet outline-2 outline-lenet' : 'hover:bg-wash',
                )}
                onClick={() => toggle(id)}
                onKeyDown={(event) => {
                  if (event.key === 'Delete') remove(new Set([id]))
                }}
              >
                <Thumb rgb={rgb} className="size-10" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {pictures.length > AT_FIRST && (
        <Button kind="quiet" className="mt-1" onClick={() => setAll(!all)}>
          {all ? words.fewer : fill(words.all, { count: formatNumber(pictures.length, lang) })}
        </Button>
      )}
      {here.size > 0 && (
        <ChosenRow
          count={here.size}
          others={others}
          onMove={(to) => {
            tune.movePictures(here, to)
            setChosen(new Set())
          }}
          onRemove={() => remove(here)}
          onNone={() => setChosen(new Set())}
        />
      )}
    </section>
  )
}

interface ChosenProps {
  count: number
  others: readonly TuneClass[]
  onMove: (classId: string) => void
  onRemove: () => void
  onNone: () => void
}

/** What can be done with the pictures that are chosen. */
function ChosenRow({ count, others, onMove, onRemove, onNone }: ChosenProps) {
  const words = useBenchStrings().strings.fineTune.classes
  const [wanted, setWanted] = useState('')
  const to = others.some(({ id }) => id === wanted) ? wanted : (others[0]?.id ?? '')
  return (
    <div className="mt-2 flex flex-wrap items-end gap-2 border-t border-line pt-2">
      <span className="self-center text-sm tabular-nums" role="status">
        {fill(words.chosen, { count })}
      </span>
      {others.length > 0 && (
        <>
          <Select
            label={words.moveTo}
            hideLabel
            value={to}
            options={others.map(({ id, name }) => ({ value: id, label: `→ ${name}` }))}
            onChange={setWanted}
            testId="finetune-move-to"
            className="w-36"
          />
          <Button data-testid="finetune-move" onClick={() => onMove(to)}>
            {words.move}
          </Button>
        </>
      )}
      <Button data-testid="finetune-remove" onClick={onRemove}>
        {words.removeChosen}
      </Button>
      <Button kind="quiet" onClick={onNone}>
        {words.unchoose}
      </Button>
    </div>
  )
}
