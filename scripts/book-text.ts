/** The book as plain text, section by section, for the search: what its MDX says, with facts filled in. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluate } from '@mdx-js/mdx'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import { referenceOf } from '@/components/mdx/references'
import { factOf } from '@/components/mdx/facts'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'

export interface SectionText {
  /** '' for what stands before the first section. */
  id: string
  title: string
  /** One line a paragraph. */
  text: string
}

type Props = Readonly<Record<string, unknown>>
type Node = string | number | boolean | null | undefined | Node[] | { type: unknown; props: Props }

/** Elements after which a line ends. */
const BLOCKS = /^(p|li|tr|h[1-6]|blockquote|pre)$/
/** Components of the vocabulary that stand on lines of their own. */
const OWN_LINES = new Set(['Sub', 'Lead', 'Figure', 'Pitfall', 'DeepDive', 'Choice', 'Answer', 'Note'])

/** What a component says by its props, before its children. */
function said(name: string, props: Props, lang: Lang): string {
  if (name === 'Fact') return formatNumber(factOf(String(props.of)).value, lang)
  if (name === 'Cite') return referenceOf(String(props.of)).short[lang]
  const line = props.title ?? props.caption ?? props.question
  return typeof line === 'string' ? `${line}\n` : ''
}

/** @param file path of an MDX file of the book */
export async function sectionsOf(file: string, lang: Lang): Promise<SectionText[]> {
  const source = readFileSync(file, 'utf8')
  const names = [...new Set([...source.matchAll(/<([A-Z]\w*)/g)].map(([, name]) => name))]
  const make = (type: unknown, props: Props) => ({ type, props })
  const { default: content } = await evaluate(source, {
    jsx: make as never,
    jsxs: make as never,
    Fragment: 'fragment' as never,
    useMDXComponents: () => Object.fromEntries(names.map((name) => [name, { component: name }])) as never,
    remarkPlugins: [remarkGfm, remarkCjkFriendly, remarkCjkFriendlyGfmStrikethrough, remarkMath],
  })
  const sections: SectionText[] = [{ id: '', title: '', text: '' }]
  const say = (text: string) => {
    sections[sections.length - 1].text += text
  }
  const walk = (node: Node): void => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (typeof node === 'string' || typeof node === 'number') return say(String(node))
    if (typeof node !== 'object' || node === null) return
    const { type, props } = node
    if (typeof type === 'function') return walk((type as (props: Props) => Node)(props))
    if (type === 'code' && /\bmath-/.test(String(props.className))) return say(' ')
    const name = typeof type === 'object' && type && 'component' in type ? String(type.component) : null
    if (name === 'Section') sections.push({ id: String(props.id), title: String(props.title), text: '' })
    else if (name !== null) say(said(name, props, lang))
    walk(props.children as Node)
    if (name === null ? BLOCKS.test(String(type)) : OWN_LINES.has(name)) say('\n')
  }
  walk(content({}) as Node)
  return sections.map((section) => ({ ...section, text: tidy(section.text) }))
}

const tidy = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')

/** @param root the project's folder */
export const chapterFile = (root: string, slug: string, lang: Lang) =>
  join(root, 'components/chapters', slug, `${lang}.mdx`)
