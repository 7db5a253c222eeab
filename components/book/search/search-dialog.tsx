'use client'

import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useStrings } from '@/components/ui/strings-provider'
import type { search } from '@/lib/i18n/en/search'
import { fill } from '@/lib/i18n/fill'
import { loadSearch } from './load-search'
import type { SearchIndex } from './search-index'
import { SearchResult } from './search-result'

export type SearchWords = typeof search

const ARROWS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** The search: a field, and links to what was found. Arrow keys walk from the field through the links. */
export function SearchDialog({ words, onClose }: { words: SearchWords; onClose: () => void }) {
  const { lang } = useStrings()
  const field = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [index, setIndex] = useState<SearchIndex | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [failedAttempt, setFailedAttempt] = useState(-1)
  const [query, setQuery] = useState('')
  const failed = failedAttempt === attempt
  const found = index && query.trim() !== '' ? index.find(query) : []

  useEffect(() => {
    dialog.current?.showModal()
  }, [])

  useEffect(() => {
    let gone = false
    loadSearch(lang).then(
      (opened) => gone || setIndex(opened),
      () => gone || setFailedAttempt(attempt),
    )
    return () => {
      gone = true
    }
  }, [lang, attempt])

  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault() // a search field would only empty itself
      return dialog.current?.close()
    }
    const step = ARROWS[event.key]
    if (step === undefined) return
    const stops = [...(dialog.current?.querySelectorAll<HTMLElement>('input, ol a') ?? [])]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    event.preventDefault()
    stops[Math.max(0, Math.min(at + step, stops.length - 1))]?.focus()
  }

  const status = () => {
    if (index === null) return failed ? '' : words.loading
    if (query.trim() === '') return words.empty
    if (found.length === 0) return fill(words.none, { query: query.trim() })
    return found.length === 1 ? words.foundOne : fill(words.found, { count: found.length })
  }

  return (
    <dialog
      ref={dialog}
      aria-label={words.title}
      data-testid="search"
      className="search-dialog"
      onClose={onClose}
      onKeyDown={walk}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className="flex max-h-[inherit] flex-col">
        <form
          role="search"
          className="flex items-center gap-2 border-b border-line p-3 sm:p-4"
          onSubmit={(event) => {
            event.preventDefault()
            dialog.current?.querySelector<HTMLElement>('ol a')?.click()
          }}
        >
          <label htmlFor={field} className="sr-only">
            {words.label}
          </label>
          <input
            id={field}
            type="search"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            maxLength={80}
            placeholder={words.placeholder}
            value={query}
            className="h-11 min-w-0 flex-1 rounded-lg border border-edge bg-paper px-3 text-base"
            onChange={(event) => setQuery(event.target.value)}
          />
          <Button kind="quiet" onClick={() => dialog.current?.close()}>
            {words.close}
          </Button>
        </form>
        <p role="status" className="px-4 pt-3 text-sm text-soft sm:px-5" data-testid="search-status">
          {status()}
        </p>
        {failed && (
          <div className="p-4">
            <Alert
              tone="error"
              action={<Button onClick={() => setAttempt(attempt + 1)}>{words.retry}</Button>}
            >
              {words.failed}
            </Alert>
          </div>
        )}
        <ol className="min-h-0 flex-1 overflow-y-auto p-2 sm:p-3">
          {found.map((place) => (
            <li key={place.id}>
              <SearchResult place={place} onOpen={() => dialog.current?.close()} />
            </li>
          ))}
        </ol>
        <p className="hidden border-t border-line px-5 py-2 text-xs text-soft sm:block">{words.keys}</p>
      </div>
    </dialog>
  )
}
