import type { Lang } from '@/lib/i18n/languages'

/** Sentences one after another, as the language sets them apart. */
export const sentences = (all: readonly string[], lang: Lang): string => all.join(lang === 'zh' ? '' : ' ')
