import { useId, useState, type DragEvent } from 'react'
import { classes } from '@/components/ui/classes'

interface Props {
  /** What stands on the button, and beside it. */
  choose: string
  hint: string
  /** It wraps beside the button; otherwise it goes below where it does not fit. */
  longHint?: boolean
  /** As an input's `accept`: what is offered first; anything may be dropped. */
  accept: string
  multiple?: boolean
  testId: string
  dropTestId: string
  onFiles: (files: File[]) => void
}

/** A file input that also takes what is dropped on it. */
export function FileDrop({ choose, hint, longHint, accept, multiple, testId, dropTestId, onFiles }: Props) {
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
      data-testid={dropTestId}
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
          multiple={multiple}
          accept={accept}
          data-testid={testId}
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
          {choose}
        </label>
      </div>
      <span className={classes('text-sm text-soft', longHint && 'min-w-0 flex-1 basis-48')}>{hint}</span>
    </div>
  )
}
