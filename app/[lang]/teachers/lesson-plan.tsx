import { fill } from '@/lib/i18n/fill'
import type { Teaching } from '@/lib/i18n/teaching'

interface Props {
  parts: Teaching['plans'][45]
  minutesWord: string // '{count} min'
}

/** A lesson in its parts: how long each takes, as a bar to scale and in words. */
export function LessonPlan({ parts, minutesWord }: Props) {
  const longest = Math.max(...parts.map(({ minutes }) => minutes))
  return (
    <ol className="mt-1.5">
      {parts.map(({ minutes, what }) => (
        <li
          key={what}
          className="grid grid-cols-[4.5rem_1fr] gap-x-3 border-t border-line py-2 leading-normal"
        >
          <span className="text-sm text-soft tabular-nums">
            {fill(minutesWord, { count: minutes })}
            <span
              aria-hidden="true"
              className="mt-1 block h-1.5 rounded-full bg-lenet/60"
              style={{ width: `${(100 * minutes) / longest}%` }}
            />
          </span>
          <span>{what}</span>
        </li>
      ))}
    </ol>
  )
}
