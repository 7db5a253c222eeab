import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'

export interface NamedClass {
  /** Its name in the reader's language, and in the other one. */
  label: string
  other: string
  /** Whether every word of what is typed is in one of its names. */
  matches: (query: string) => boolean
}

interface ClassSearchProps {
  label: string
  hint: string
  classes: readonly NamedClass[]
  onChoose: (output: number) => void
}

/** As many as a reader may look through; who does not find it there types another letter. */
const MOST = 60

/** A field that finds a class by its name in either language: type, walk the list with the arrow keys, Enter. */
export function ClassSearch({ label, hint, classes, onChoose }: ClassSearchProps) {
  const words = useBenchStrings().strings.photoWhy.target
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const found = open ? classes.flatMap((one, index) => (one.matches(query) ? [index] : [])) : []
  const shown = found.slice(0, MOST)

  const choose = (index: number) => {
    onChoose(index)
    setQuery('')
    setOpen(false)
  }
  const walkTo = (place: number) => {
    const to = Math.min(shown.length - 1, Math.max(0, place))
    setActive(to)
    list.current?.children[to]?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setQuery('')
      setOpen(false)
    } else if (event.key === 'ArrowDown') {
      if (open) walkTo(active + 1)
      else setOpen(true)
    } else if (event.key === 'ArrowUp') walkTo(active - 1)
    else if (event.key === 'Enter' && open && shown.length > 0) choose(shown[active])
    else return
    event.preventDefault()
  }
  return (
    <div
      className="relative max-w-md text-sm"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <label htmlFor={id} className="mb-1 block text-[0.8125rem] text-soft">
        {label}
      </label>
      <div className="flex items-center gap-3">
        <input
          id={id}
          role="combobox"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && shown.length > 0 ? `${id}-${shown[active]}` : undefined}
          type="text"
          value={query}
          placeholder={hint}
          autoComplete="off"
          spellCheck={false}
          data-testid="class-search"
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onChange={(event) => {
            setQuery(event.target.value)
            setActive(0)
            setOpen(true)
          }}
          onKeyDown={onKeyDown}
          className="min-h-11 w-full min-w-0 rounded-md border border-edge bg-card px-3 placeholder:text-soft"
        />
        <output htmlFor={id} className="shrink-0 font-mono text-xs tabular-nums">
          {open && fill(words.found, { found: found.length, count: classes.length })}
        </output>
      </div>
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={words.list}
        hidden={!open}
        className="absolute inset-x-0 top-full z-20 m-0 mt-1 max-h-64 list-none overflow-y-auto rounded-md border border-edge bg-card p-1 shadow-lg"
      >
        {shown.map((index, place) => (
          <li
            key={index}
            id={`${id}-${index}`}
            role="option"
            aria-selected={place === active}
            data-index={index}
            // The field keeps the focus: a press must not take it.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(index)}
            className={`flex min-h-11 cursor-pointer flex-wrap items-center gap-x-2 rounded px-2 py-1 ${
              place === active ? 'bg-wash text-lenet' : 'hover:bg-wash'
            }`}
          >
            <span>{classes[index].label}</span>
            <span className="text-xs text-soft">{classes[index].other}</span>
          </li>
        ))}
        {open && shown.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled className="px-2 py-3 text-soft">
            {words.none}
          </li>
        )}
      </ul>
    </div>
  )
}
