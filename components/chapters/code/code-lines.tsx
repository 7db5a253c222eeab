import { useEffect, useRef } from 'react'
import { classes } from '@/components/ui/classes'
import { rove } from './rove'

export interface ShownLine {
  text: string
  /** What it belongs to; null for a line that cannot be chosen. */
  part: string | null
  tone?: 'lacking' | 'mended' | 'failed'
  /** What the tone means, for those who do not see it. */
  note?: string
}

interface Props {
  label: string
  lines: readonly ShownLine[]
  /** The part whose lines are lit. */
  lit: string | null
  /** The part whose lines are brought into sight as it changes. */
  follow: string | null
  onChoose: (part: string) => void
  /** A part under the pointer, null when it leaves. */
  onPoint?: (part: string | null) => void
  /** Gives the box its height. */
  className?: string
  testId: string
}

const tones = {
  lacking: 'border-why-fill',
  mended: 'border-lenet',
  failed: 'border-alexnet text-alexnet',
}

/** Above a line that is brought into view, px. */
const ROOM = 72
/** Part of the box, from its top, in which a line is seen without looking for it. */
const EASY = 0.9

/** A program whose lines can be chosen, by pointer, by touch and with arrow keys. */
export function CodeLines({ label, lines, lit, follow, onChoose, onPoint, className, testId }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const shown = useRef<readonly ShownLine[] | null>(null)
  useEffect(() => {
    if (box.current && follow !== null) show(box.current, follow, shown.current !== lines)
    shown.current = lines
  }, [follow, lines])
  const first = Math.max(
    lines.findIndex(({ part }) => part !== null && part === lit),
    lines.findIndex(({ part }) => part !== null),
  )
  return (
    <div
      ref={box}
      role="group"
      aria-label={label}
      lang="en"
      tabIndex={-1}
      onKeyDown={rove}
      onPointerLeave={() => onPoint?.(null)}
      data-testid={testId}
      className={classes(
        // Notes for screen readers are positioned: they have to stay within the box.
        'relative overflow-auto rounded-xl border border-line bg-wash py-2 font-mono text-[0.8125rem] leading-6 [font-variant-ligatures:none]',
        className,
      )}
    >
      <div className="w-max min-w-full">
        {lines.map(({ text, part, tone, note }, i) => {
          const shared = classes(
            'block border-l-4 pr-4 pl-2 whitespace-pre',
            tone ? tones[tone] : 'border-transparent',
            part !== null && 'cursor-pointer',
            part !== null && part === lit && 'bg-card font-semibold text-lenet',
          )
          const inside = (
            <>
              <span className="mr-3 inline-block w-7 text-right text-soft select-none" aria-hidden>
                {i + 1}
              </span>
              {text}
              {note && <span className="sr-only"> ({note})</span>}
            </>
          )
          return part === null ? (
            <span key={i} className={shared} onPointerEnter={() => onPoint?.(null)}>
              {inside}
            </span>
          ) : (
            <div
              key={i}
              role="button"
              tabIndex={i === first ? 0 : -1}
              aria-pressed={part === lit}
              className={shared}
              data-rove=""
              data-part-name={part}
              data-line={i + 1}
              onClick={() => onChoose(part)}
              onFocus={() => onChoose(part)}
              onPointerEnter={(event) => event.pointerType === 'mouse' && onPoint?.(part)}
            >
              {inside}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** More lines than this, one behind the other, are a table of the layer, not what makes or uses it. */
const TABLE_LINES = 5

/** Lines that make or use the part; its tables only where it has nothing else. */
function mainLines(box: HTMLElement, part: string): HTMLElement[] {
  const lines = [...box.querySelectorAll<HTMLElement>('[data-part-name]')].filter(
    ({ dataset }) => dataset.partName === part,
  )
  const at = new Set(lines.map(({ dataset }) => Number(dataset.line)))
  const runLength = (line: number) => {
    let [from, to] = [line, line]
    while (at.has(from - 1)) from--
    while (at.has(to + 1)) to++
    return to - from + 1
  }
  const main = lines.filter(({ dataset }) => runLength(Number(dataset.line)) <= TABLE_LINES)
  return main.length > 0 ? main : lines
}

/** Scrolls the box, never the page: a line of the part comes into sight, in another program the first one, near the top. */
function show(box: HTMLElement, part: string, another: boolean): void {
  // A line that has the focus is in sight already.
  if (!another && box.querySelector(':focus')) return
  const lines = mainLines(box, part)
  const top = box.getBoundingClientRect().top
  const isInSight = (line: HTMLElement) => {
    const { top: from, bottom } = line.getBoundingClientRect()
    return from >= top && bottom <= top + EASY * box.clientHeight
  }
  if (lines.length > 0 && (another || !lines.some(isInSight)))
    box.scrollTop += lines[0].getBoundingClientRect().top - top - ROOM
}
