import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'
import type { OwnNetworkWords } from '@/lib/i18n/en/own-network'
import type { SpecProblem } from '@/lib/nn/own-spec'

/** From five digits on a number is easier read with its thousands set apart. */
const LONG = 10_000

/** What is wrong, in the reader's language. */
export function sayProblem(
  { problems, things }: Pick<OwnNetworkWords, 'problems' | 'things'>,
  { code, detail }: Pick<SpecProblem, 'code' | 'detail'>,
  lang: Lang,
): string {
  const values = Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      typeof value === 'number' && value >= LONG
        ? formatNumber(value, lang)
        : name === 'kind'
          ? (things[value] ?? value)
          : value,
    ]),
  )
  return fill(problems[code], values)
}

/** The line of a place of a text, from 1. */
export const lineOf = (text: string, place: number): number => text.slice(0, place).split('\n').length

/** Tells the problems of a text apart: at one place several fields can be missing. */
export const keyOf = ({ code, from, detail }: SpecProblem): string => `${code}/${from}/${detail.field ?? ''}`
