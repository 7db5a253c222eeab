import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluate } from '@mdx-js/mdx'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import { writtenChapters, type ChapterSlug } from '@/components/chapters/ids'
import { languages, type Lang } from '@/lib/i18n/languages'

/** All that prose may use; a component that is not here fails to render. */
const vocabulary = [
  ...[
    'Lead',
    'YouWillLearn',
    'Section',
    'Sub',
    'Term',
    'Fact',
    'Cite',
    'Note',
    'Figure',
    'Pitfall',
    'DeepDive',
    'Recap',
  ],
  ...[
    'Choice',
    'Answer',
    'TrainingBench',
    'MistakesBench',
    'RunsBench',
    'TakeAwayBench',
    'OwnDataBench',
    'OutgrowBench',
    'OwnNetworkBench',
    'DrawBench',
    'FineTuneBench',
    'InsideBench',
    'WhyBench',
    'BreakBench',
    'ChequeBench',
    'NumberPhotoBench',
    'LimitsBench',
    'PhotoBench',
    'PhotoInsideBench',
    'PhotoWhyBench',
    'CompressionBench',
    'WeightsBench',
    'LearningFigure',
    'ArchitectureFigure',
    'HistoryFigure',
    'RoadFigure',
    'AlexNetFigure',
    'CodeFigure',
    'CompareFigure',
    'IdeasFigure',
    'ScaleFigure',
    'ConvolutionFigure',
    'Walk',
    'Step',
    'Part',
  ],
]

/** One component of the prose's vocabulary, as a chapter uses it. */
export interface Used {
  name: string
  props: Readonly<Record<string, unknown>>
}

export interface Chapter {
  slug: ChapterSlug
  lang: Lang
  source: string
  /** The components in the order of the text. */
  used: readonly Used[]
  /** What a reader sees as text, without formulas and what components make of their props. */
  text: string
  /** TeX of each formula, in the order of the text. */
  formulas: readonly { tex: string; displayed: boolean }[]
}

type Node =
  string | number | boolean | null | undefined | Node[] | { type: unknown; props: Record<string, unknown> }

/** Compiles a chapter as the site does (plugins of next.config.js) and walks over what it renders. */
async function readChapter(slug: ChapterSlug, lang: Lang): Promise<Chapter> {
  const file = join(import.meta.dirname, `../../../components/chapters/${slug}/${lang}.mdx`)
  const source = readFileSync(file, 'utf8')
  const make = (type: unknown, props: Record<string, unknown>) => ({ type, props })
  const components = Object.fromEntries(vocabulary.map((name) => [name, { component: name }]))
  const { default: content } = await evaluate(source, {
    // Plain nodes: only what is on the page counts here, not how React draws it.
    jsx: make as never,
    jsxs: make as never,
    Fragment: 'fragment' as never,
    useMDXComponents: () => components as never,
    remarkPlugins: [remarkGfm, remarkCjkFriendly, remarkCjkFriendlyGfmStrikethrough, remarkMath],
  })
  const used: Used[] = []
  const formulas: { tex: string; displayed: boolean }[] = []
  let text = ''
  const walk = (node: Node): void => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (typeof node === 'string' || typeof node === 'number') text += node
    if (typeof node !== 'object' || node === null) return
    const { type, props } = node
    if (typeof type === 'function') return walk(type(props))
    const { children, ...own } = props
    const math = type === 'code' && /\bmath-(inline|display)\b/.exec(String(own.className))
    if (math) return void formulas.push({ tex: String(children), displayed: math[1] === 'display' })
    if (typeof type === 'object' && type && 'component' in type)
      used.push({ name: String(type.component), props: own })
    walk(children as Node)
  }
  walk(content({}) as Node)
  return { slug, lang, source, used, text, formulas }
}

export const chapters: readonly Chapter[] = await Promise.all(
  writtenChapters.flatMap((slug) => languages.map((lang) => readChapter(slug, lang))),
)

/** The props of every use of a component, in order. */
export function usesOf(chapter: Chapter, name: string): Used['props'][] {
  return chapter.used.filter((one) => one.name === name).map((one) => one.props)
}
