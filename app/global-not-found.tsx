import type { Metadata } from 'next'
import { languages, languageTags } from '@/lib/i18n/languages'
import { stringsOf } from '@/lib/i18n/strings'
import { fontVariables } from './fonts'
import './globals.css'
import { ThemeScript } from './theme-script'

export const metadata: Metadata = { title: stringsOf('en').shell.notFound.title }

/** The page for addresses that do not exist, in both languages, since the address tells none. Becomes 404.html. */
export default function GlobalNotFound() {
  return (
    <html lang="en" className={fontVariables} data-scroll-behavior="smooth" suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body>
        <main className="mx-auto flex min-h-dvh max-w-3xl flex-col justify-center gap-14 px-6 py-16">
          {languages.map((lang, index) => {
            const { notFound } = stringsOf(lang).shell
            const Heading = index === 0 ? 'h1' : 'h2'
            return (
              <div key={lang} lang={languageTags[lang]}>
                <Heading className="font-heading text-4xl font-semibold">{notFound.title}</Heading>
                <p className="mt-3 text-lg text-soft">{notFound.text}</p>
                <p className="mt-4">
                  <a className="prose-link inline-flex min-h-11 items-center" href={`/${lang}/`}>
                    {notFound.back}
                  </a>
                </p>
              </div>
            )
          })}
        </main>
      </body>
    </html>
  )
}
