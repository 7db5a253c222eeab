import { useId, type ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

interface Props {
  label: ReactNode
  /** Where the words on it are not enough. */
  title?: string
  testId: string
  accept?: string
  multiple?: boolean
  /** Chooses a folder with all that is in it. */
  folder?: boolean
  primary?: boolean
  disabled?: boolean
  onFiles: (files: File[]) => void
}

/** A file input in the dress of a button, 44 px high. */
export function FileButton(props: Props) {
  const { label, title, testId, accept, multiple, folder, primary, disabled, onFiles } = props
  const input = useId()
  return (
    <span className={classes('relative inline-block', disabled && 'opacity-45')}>
      <input
        id={input}
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        aria-label={title}
        data-testid={testId}
        className="peer absolute inset-0 size-full cursor-pointer opacity-0"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          if (files.length > 0) onFiles(files)
          event.target.value = '' // so that the same files can be chosen again
        }}
        {...(folder && { webkitdirectory: '' })}
      />
      <label
        htmlFor={input}
        className={classes(
          'inline-flex min-h-11 cursor-pointer items-center rounded-full border px-4 text-[0.9375rem]',
          'peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-lenet',
          primary
            ? 'border-lenet bg-lenet font-semibold text-on-lenet'
            : 'border-edge/60 bg-card peer-hover:border-lenet peer-hover:text-lenet',
        )}
      >
        {label}
      </label>
    </span>
  )
}
