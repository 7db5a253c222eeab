import { useId, useState } from 'react'
import { ChevronIcon } from '@/components/ui/icons'
import { useBenchStrings } from '../bench-strings'
import { fill } from '@/lib/i18n/fill'
import { languageTags, otherLang } from '@/lib/i18n/languages'
import { classes, findClasses, labelOf } from './classes'

/** All that the network knows, searchable in both languages. It is a list to read: nothing in it is chosen. */
export function ClassList() {
  const { strings, lang } = useBenchStrings()
  const words = strings.photo
  const [query, setQuery] = useState('')
  const field = useId()
  const found = findClasses(classes, query)
  return (
    <details className="group mt-2">
      <summary className="flex min-h-11 w-fit cursor-pointer list-none items-center gap-1.5 font-semibold hover:text-lenet">
        <ChevronIcon className="size-4.5 transition-transform group-open:rotate-90" />
        {fill(words.only, { count: classes.length })}
      </summary>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <label htmlFor={field}>{words.search}</label>
        <input
          id={field}
          type="search"
          value={query}
          placeholder={words.searchHint}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && setQuery('')}
          className="min-h-11 w-56 max-w-full rounded-md border border-edge bg-card px-3 placeholder:text-soft"
        />
        <output htmlFor={field} data-testid="class-count" className="font-mono text-sm tabular-nums">
          {fill(words.found, { found: found.length, count: classes.length })}
        </output>
      </div>
      <div
        role="region"
        tabIndex={0}
        aria-label={fill(words.list, { count: classes.length })}
        className="mt-2 h-64 overflow-y-auto rounded-md border border-line p-2"
      >
        {found.length === 0 && <p className="m-0 text-soft">{words.foundNone}</p>}
        <ul
          data-testid="class-list"
          className="m-0 grid list-none grid-cols-1 gap-x-4 p-0 @md:grid-cols-2 @2xl:grid-cols-3"
        >
          {found.map((one) => (
            <li
              key={one.wnid}
              data-wnid={one.wnid}
              className="flex flex-wrap gap-x-2 py-0.5 text-sm"
              title={one.enFull}
            >
              <span>{labelOf(one, lang)}</span>
              <span lang={languageTags[otherLang(lang)]} className="text-soft">
                {labelOf(one, otherLang(lang))}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
