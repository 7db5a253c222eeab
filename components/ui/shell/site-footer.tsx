import { PageLink } from '../page-link'
import type { Lang } from '@/lib/i18n/languages'
import type { Strings } from '@/lib/i18n/strings'
import { DeviceIcon } from '../icons'

/** What stays with the reader, and to whom thanks are due. */
export function SiteFooter({ lang, strings }: { lang: Lang; strings: Strings }) {
  const { footer, glossary, references, teachers, performance } = strings.shell
  const pages = { glossary, references, teachers, performance }
  return (
    <footer
      data-no-print
      className="mt-24 border-t border-line bg-wash/50 font-sans text-sm leading-relaxed text-soft"
    >
      <div className="mx-auto grid max-w-5xl gap-8 px-5 py-12 sm:px-8 md:grid-cols-[1.2fr_1.6fr_1fr] lg:px-0">
        <div>
          <p className="flex items-center gap-2.5 text-base font-semibold text-ink">
            <DeviceIcon />
            {footer.privacy}
          </p>
          <p className="mt-2">{footer.privacyMore}</p>
        </div>
        <div>
          <h2 className="font-semibold text-ink">{footer.credits}</h2>
          <ul className="mt-2 grid gap-2">
            <li>{footer.mnist}</li>
            <li>{footer.photos}</li>
            <li>{footer.networks}</li>
          </ul>
        </div>
        <nav aria-label={footer.more}>
          <h2 className="font-semibold text-ink">{footer.more}</h2>
          <ul className="mt-1">
            {Object.entries(pages).map(([path, { title }]) => (
              <li key={path}>
                <PageLink
                  href={`/${lang}/${path}/`}
                  className="inline-flex min-h-9 items-center hover:text-ink"
                >
                  {title}
                </PageLink>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
