import type { Metadata, Viewport } from 'next'
import { Late } from '@/components/book/late'
import { chapterNumber, writtenChapters } from '@/components/chapters/ids'
import { LaterFaces } from '@/components/ui/shell/later-faces'
import { SiteFooter } from '@/components/ui/shell/site-footer'
import { SiteHeader } from '@/components/ui/shell/site-header'
import { SoftNavigation } from '@/components/ui/shell/soft-navigation'
import { StringsProvider } from '@/components/ui/strings-provider'
import { languages, languageTags } from '@/lib/i18n/languages'
import { clientStringsOf, stringsOf } from '@/lib/i18n/strings'
import { fontVariables } from '../fonts'
import '../globals.css'
import { langOf } from '../lang-of'
import { themeColours } from '../theme-colours'
import { ThemeScript } from '../theme-script'

export const dynamicParams = false
export const viewport: Viewport = { themeColor: themeColours }

export function generateStaticParams() {
  return languages.map((lang) => ({ lang }))
}

export async function generateMetadata({ params }: LayoutProps<'/[lang]'>): Promise<Metadata> {
  const { book } = stringsOf(langOf(await params)).shell
  return { title: { default: book.title, template: `%s · ${book.title}` }, description: book.description }
}

export default async function BookLayout({ params, children }: LayoutProps<'/[lang]'>) {
  const lang = langOf(await params)
  const strings = stringsOf(lang)
  const chapterLabels = Object.fromEntries(
    writtenChapters.map((slug) => [slug, `${chapterNumber(slug)} · ${strings.chapters[slug].short}`]),
  )
  return (
    <html
      lang={languageTags[lang]}
      className={fontVariables}
      data-scroll-behavior="smooth"
      suppressHydrationWarning
    >
      <head>
        <ThemeScript />
      </head>
      <body className="flex flex-col">
        <StringsProvider lang={lang} strings={clientStringsOf(lang)}>
          <SiteHeader lang={lang} strings={strings} chapterLabels={chapterLabels} />
          <main id="main" tabIndex={-1} className="w-full flex-1 outline-none">
            {children}
          </main>
          <SiteFooter lang={lang} strings={strings} />
          <SoftNavigation />
          <LaterFaces />
          <Late />
        </StringsProvider>
      </body>
    </html>
  )
}
