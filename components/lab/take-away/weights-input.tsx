import { useId, useState, type DragEvent } from 'react'
import { classes } from '@/components/ui/classes'
import { useBenchStrings } from '../bench-strings'

/** Where a reader gives a network back: a file input that also takes what is dropped on it. */
export function WeightsInput({ onFiles }: { onFiles: (files: File[]) => void }) {
  const words = useBenchStrings().strings.takeAway.load
  const input = useId()
  const [over, setOver] = useState(false)
  const hover = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  return (
    <div
      data-testid="weights-drop"
      className={classes(
        'flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border border-dashed px-4 py-3',
        over ? 'border-lenet bg-wash' : 'border-edge/60',
      )}
      onDragEnter={hover}
      onDragOver={hover}
      onDragLeave={(event) => {
        // Moving onto a child leaves nothing.
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files])
      }}
    >
      <div className="relative">
        <input
          id={input}
          type="file"
          multiple
          accept=".safetensors,.json,.bin,.zip"
          data-testid="weights-file-input"
          className="peer absolute inset-0 size-full cursor-pointer opacity-0"
          onChange={(event) => {
            if (event.target.files?.length) onFiles([...event.target.files])
            event.target.value = '' // so that the same file can be chosen again
          }}
        />
        <label
          htmlFor={input}
          className="inline-flex min-h-11 cursor-pointer items-center rounded-full border border-edge/60 bg-card px-4 text-[0.9375rem] peer-hover:border-lenet peer-hover:text-lenet peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-lenet"
        >
          {words.choose}
        </label>
      </div>
      <span className="text-sm text-soft">{words.drop}</span>
    </div>
  )
}
