import type { ComponentType } from 'react'
import type { LoadFigure } from '@/components/mdx/figure-place'
import type { Lang } from '@/lib/i18n/languages'

/** What every figure of a chapter takes: its language, and words by name. */
type Props<Words> = Words & { lang: Lang }

/**
 * Figures that are fetched together with their chapter's words in one language.
 * @param frame classes of a frame around each, such as '@container'; none where it is ''
 */
export const withWords =
  <Words extends object>(loadWords: Readonly<Record<Lang, () => Promise<Words>>>, frame = '') =>
  (load: () => Promise<{ default: ComponentType<Props<Words>> }>): LoadFigure =>
  async (lang) => {
    const [{ default: Figure }, words] = await Promise.all([load(), loadWords[lang]()])
    return function FigureWithWords() {
      const figure = <Figure {...words} lang={lang} />
      return frame ? <div className={frame}>{figure}</div> : figure
    }
  }
