import type { Lang } from '@/lib/i18n/languages'
import { say } from './say'

interface Props {
  title: string
  names: readonly [string, string]
  values: readonly [number, number]
  lang: Lang
  testId: string
}

/** Two numbers as bars on one scale from zero: the first is the new way, the second the old. */
export function TwoBars({ title, names, values, lang, testId }: Props) {
  const most = Math.max(...values, 1)
  return (
    <div>
      <p className="text-sm text-soft">{title}</p>
      <ul className="mt-1 grid gap-1.5">
        {values.map((value, at) => (
          <li key={at} className="text-sm" data-testid={testId} data-value={value}>
            <span className="flex justify-between gap-3">
              <span>{names[at]}</span>
              <span className="font-mono tabular-nums">{say(value, lang)}</span>
            </span>
            <span className="mt-0.5 block h-3 rounded-sm bg-wash" aria-hidden>
              <span
                className={`block h-full rounded-sm ${at === 0 ? 'bg-alexnet' : 'bg-soft'}`}
                style={{ width: `${(100 * value) / most}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
