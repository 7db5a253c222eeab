/** The languages of the book: the first is the one that a reader gets when none of theirs is here. */
export const languages = ['en', 'zh'] as const

export type Lang = (typeof languages)[number]

/** What each language calls itself. */
export const languageNames: Record<Lang, string> = { en: 'English', zh: '中文' }

/** BCP 47 tags, for `lang` attributes and Intl. */
export const languageTags: Record<Lang, string> = { en: 'en', zh: 'zh-Hans' }

export function isLang(text: string): text is Lang {
  return (languages as readonly string[]).includes(text)
}

export function otherLang(lang: Lang): Lang {
  return lang === 'en' ? 'zh' : 'en'
}
