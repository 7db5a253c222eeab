import { languages, languageTags } from '@/lib/i18n/languages'
import { stringsOf } from '@/lib/i18n/strings'
import { BookTitle } from '@/components/ui/shell/book-title'
import { LanguageChoice } from '@/components/ui/shell/language-choice'

/** Seen without JavaScript, and for an instant with it: the script in the layout opens the reader's language. */
export default function EntryPage() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-3xl flex-col justify-center gap-10 px-6 py-16">
      <h1 className="font-serif text-5xl font-semibold tracking-tight sm:text-6xl">
        <BookTitle />
      </h1>
      <div className="grid gap-4 sm:grid-cols-2">
        {languages.map((lang) => {
          const { book, entry } = stringsOf(lang).shell
          return (
            <LanguageChoice key={lang} lang={lang} tag={languageTags[lang]}>
              <span className="block text-lg text-soft">{book.tagline}</span>
              <span className="mt-6 block font-semibold text-lenet">{entry.readIn} →</span>
            </LanguageChoice>
          )
        })}
      </div>
    </main>
  )
}
