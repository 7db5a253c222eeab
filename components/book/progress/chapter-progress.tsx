'use client'

import { useProgress } from '@/lib/hooks/use-progress'
import { fill } from '@/lib/i18n/fill'

interface Props {
  chapter: string
  /** Ids of the chapter's questions. */
  questions: readonly string[]
  words: { read: string; answered: string }
}

/** How far this reader is in a chapter: a bar of its questions, and the same in words. Empty for one who is new. */
export function ChapterProgress({ chapter, questions, words }: Props) {
  const progress = useProgress(chapter, questions)
  if (!progress || (!progress.read && progress.answered === 0)) return null
  const { answered, right, read } = progress
  const count = questions.length
  return (
    <span
      data-testid={`progress-${chapter}`}
      data-answered={answered}
      data-right={right}
      data-read={read}
      className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 font-sans text-sm text-soft tabular-nums"
    >
      <span aria-hidden="true" className="flex h-2 w-28 overflow-hidden rounded-full bg-line">
        <span className="bg-lenet" style={{ width: `${(100 * right) / count}%` }} />
        <span className="bg-lenet/40" style={{ width: `${(100 * (answered - right)) / count}%` }} />
      </span>
      <span>{fill(words.answered, { answered, count, right })}</span>
      {read && <span>· {words.read}</span>}
    </span>
  )
}
