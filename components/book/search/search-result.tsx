import { PageLink } from '@/components/ui/page-link'
import type { Found } from './search-index'
import type { Piece } from './tokens'

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))
}

/** A link to a place that was found: what it stands in, its heading, and the sentence with the hit. */
export function SearchResult({ place, onOpen }: { place: Found; onOpen: () => void }) {
  return (
    <PageLink
      href={place.href}
      data-testid="search-result"
      className="block rounded-xl px-3 py-2.5 leading-normal hover:bg-wash focus-visible:bg-wash"
      onClick={(event) => event.metaKey || event.ctrlKey || event.shiftKey || onOpen()}
    >
      <span className="block text-xs text-soft">{place.within}</span>
      <span className="block font-semibold">
        <Pieces pieces={place.title} />
      </span>
      <span className="block text-sm text-soft">
        <Pieces pieces={place.excerpt} />
      </span>
    </PageLink>
  )
}
