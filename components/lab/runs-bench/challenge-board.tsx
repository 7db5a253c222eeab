import { useMemo, useSyncExternalStore } from 'react'
import { ProgressBar } from '@/components/ui/progress-bar'
import {
  bestLook,
  CHALLENGE_NAMES,
  CHALLENGES,
  claimedRecord,
  claimOf,
  countingLooks,
  hindranceOf,
  reached,
  type ChallengeName,
  type ChallengeRecord,
  type ChallengeRecords,
} from '@/lib/data/challenges'
import { curveOf } from '@/lib/data/run-curve'
import { settingsLink } from '@/lib/engine/run-link'
import { useCurrentRun } from '@/lib/hooks/use-runs'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { CopyLink } from '../copy-link'
import { engineText, percent, type Words } from './words'

const never = () => () => {}
/** The address as it was when the page was opened: settings are written into it, a claim stays. */
const useSearch = () =>
  useSyncExternalStore(
    never,
    () => window.location.search,
    () => '',
  )

/** What can be reached, what the reader has reached, and how far the run on the training bench is. */
export function ChallengeBoard({ records }: { records: ChallengeRecords }) {
  const words = useBenchStrings().strings.runs.challenges
  const search = useSearch()
  const claim = useMemo(() => claimedRecord(search), [search])
  return (
    <section aria-label={words.title} className="mt-8 border-t border-line pt-5">
      <h3 className="text-[1.0625rem] font-semibold">{words.title}</h3>
      <p className="mt-1 max-w-prose text-[0.875rem] text-soft">{words.text}</p>
      <ul className="mt-4 grid gap-4 @min-[36rem]:grid-cols-2">
        {CHALLENGE_NAMES.map((name) => (
          <Challenge
            key={name}
            name={name}
            record={records[name] ?? null}
            claim={claim?.name === name ? claim.value : null}
          />
        ))}
      </ul>
    </section>
  )
}

function valueText(name: ChallengeName, value: number, { lang, strings }: Words): string {
  const { counts } = CHALLENGES[name]
  const text =
    counts === 'accuracy'
      ? percent(value, lang)
      : counts === 'ms'
        ? formatNumber(value / 1000, lang, { maximumFractionDigits: 1 })
        : formatNumber(value, lang)
  return fill(strings.runs.challenges.values[counts], { value: text })
}

interface ChallengeProps {
  name: ChallengeName
  record: ChallengeRecord | null
  /** What a link says that someone else has reached. */
  claim: number | null
}

function Challenge({ name, record, claim }: ChallengeProps) {
  const { lang, strings } = useBenchStrings()
  const all = { lang, strings }
  const words = strings.runs.challenges
  const link = (one: ChallengeRecord, claimed: string) =>
    settingsLink(window.location.href, one.settings, one.engine?.name ?? null, claimed)
  return (
    <li
      className="rounded-xl border border-line p-4"
      data-testid="challenge"
      data-challenge={name}
      data-value={record?.value}
      data-reached={record ? reached(name, record) : undefined}
    >
      <p className="font-semibold">{words.names[name]}</p>
      <p className="text-[0.8125rem] text-soft">{words.about[name]}</p>
      {record ? (
        <>
          <p className="mt-2">
            <span className="font-mono text-xl font-bold tabular-nums">
              {valueText(name, record.value, all)}
            </span>{' '}
            <span className="text-[0.8125rem] text-soft">
              {reached(name, record) ? words.record : words.bestSoFar}
            </span>
          </p>
          <p className="text-[0.8125rem] text-soft">
            {fill(words.at, {
              accuracy: percent(record.accuracy, lang),
              step: formatNumber(record.step, lang),
            })}
            {record.engine && ` · ${fill(words.on, { engine: engineText(record.engine, all) })}`}
          </p>
          <div className="-ml-2.5 flex flex-wrap items-center">
            <CopyLink
              kind="quiet"
              of={name}
              words={{ copied: strings.runs.copied, byHand: strings.runs.copyFailed }}
              text={words.copy}
              label={fill(words.copyOf, { name: words.names[name] })}
              testId="challenge-copy"
              link={() => link(record, claimOf(name, record))}
            />
            <a
              className="inline-flex min-h-11 items-center rounded-full px-2.5 text-[0.9375rem] text-soft hover:bg-wash hover:text-ink"
              aria-label={fill(words.openOf, { name: words.names[name] })}
              data-testid="challenge-open"
              href={link(record, '')}
            >
              {words.open}
            </a>
          </div>
        </>
      ) : (
        <p className="mt-2 text-[0.875rem] text-soft">{words.none}</p>
      )}
      {claim !== null && (
        <p className="mt-1 text-[0.875rem]" data-testid="challenge-claim">
          {fill(words.claimed, { value: valueText(name, claim, all) })}
        </p>
      )}
      <Current name={name} />
    </li>
  )
}

/** How far the run on the training bench is. */
function Current({ name }: { name: ChallengeName }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.runs.challenges
  const { settings, looks, startedAt, stepsPerEpoch } = useCurrentRun()
  if (startedAt === null) return null
  const hindrance = hindranceOf(name, settings)
  const best = bestLook(countingLooks(curveOf(looks, 'validationAccuracy'), stepsPerEpoch))
  const { goal } = CHALLENGES[name]
  const label = hindrance
    ? fill(words.hindrance[hindrance], { digits: formatNumber(settings.digits, lang) })
    : !best
      ? words.currentNone
      : best.accuracy >= goal
        ? words.currentReached
        : fill(words.current, { accuracy: percent(best.accuracy, lang), goal: percent(goal, lang) })
  if (hindrance) return <p className="mt-2 text-[0.8125rem] text-soft">{label}</p>
  return (
    <div className="mt-2" data-testid="challenge-current" data-accuracy={best?.accuracy}>
      <ProgressBar label={label} value={best?.accuracy ?? 0} max={goal} />
    </div>
  )
}
