import { useState, type DragEvent } from 'react'
import { classes } from '@/components/ui/classes'
import { useBenchStrings } from '../bench-strings'
import type { useOwnData } from '@/lib/hooks/use-own-data'

/** Four IDX files, chosen or dropped. */
export function FilesPart({ own }: { own: ReturnType<typeof useOwnData> }) {
  const words = useBenchStrings().strings.ownData.files
  const [over, setOver] = useState(false)

  const take = (list: FileList | null) => {
    const files = Array.from(list ?? [])
    if (files.length === 0) return
    const name = files
      .map(({ name }) => name)
      .sort()[0]
      .replace(/[-.].*$/, '')
    void own.use({ kind: 'files', name, files })
  }
  const hover = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }

  return (
    <label
      className={classes(
        'flex cursor-pointer flex-col gap-3 rounded-xl border border-dashed p-5 focus-within:outline-2 focus-within:outline-lenet',
        over ? 'border-lenet bg-wash' : 'border-edge',
      )}
      onDragEnter={hover}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <span className="font-semibold">{words.title}</span>
      <span className="text-sm text-soft">{words.text}</span>
      <input
        type="file"
        multiple
        className="max-w-full text-sm file:mr-3 file:min-h-11 file:rounded-full file:border file:border-edge/60 file:bg-card file:px-4 file:text-ink"
        data-testid="idx-input"
        disabled={own.reading}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = '' // the same files may be chosen again
        }}
      />
    </label>
  )
}
