'use client'

import type { ComponentType } from 'react'
import { lateCache, type LateCache } from '@/components/lab/late-cache'
import { LatePlace } from '@/components/lab/late-place'
import { useStrings } from '@/components/ui/strings-provider'
import type { Lang } from '@/lib/i18n/languages'
import { AddressRefused } from './address-refused'

/** Fetches a figure together with its words in one language. */
export type LoadFigure = (lang: Lang) => Promise<ComponentType>

const caches = new WeakMap<LoadFigure, LateCache<Lang, { Figure: ComponentType }>>()

/** One cache for each figure, so that one who comes back to it does not wait. */
function cacheOf(load: LoadFigure) {
  const known = caches.get(load)
  if (known) return known
  const made = lateCache(async (lang: Lang) => ({ Figure: await load(lang) }))
  caches.set(load, made)
  return made
}

interface Props {
  /** For tests and links, once on its page. */
  id: string
  /** The same function each time: a constant of the chapter's module. */
  load: LoadFigure
  /** Gives the place the height of its figure at every width: min-h-..., also by container (@md:min-h-...). */
  className?: string
}

/** A place whose figure is fetched when the reader comes near; as high before as after. */
export function FigurePlace({ id, load, className = '' }: Props) {
  const { lang, strings } = useStrings()
  return (
    <LatePlace
      cache={cacheOf(load)}
      part={lang}
      words={strings.mdx.figurePlace}
      failedTestId="figure-failed"
      place={{ className: `relative ${className}`, 'data-testid': 'figure-place', 'data-figure': id }}
    >
      {({ Figure }) => (
        <AddressRefused sentence={strings.mdx.figurePlace.refused}>
          <Figure />
        </AddressRefused>
      )}
    </LatePlace>
  )
}
