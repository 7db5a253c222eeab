import { PageLink } from '@/components/ui/page-link'
import { useBenchStrings } from '../bench-strings'

/** A link to a bench on another page of the book. */
export function ToPage({ to, words }: { to: string; words: string }) {
  const { lang } = useBenchStrings()
  return (
    <PageLink href={`/${lang}/${to}`} className="inline-flex min-h-11 items-center text-lenet underline">
      {words}
    </PageLink>
  )
}
