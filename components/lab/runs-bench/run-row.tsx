import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { LONGEST_NAME, msPerEpoch, type RunRecord } from '@/lib/data/run-record'
import { settingsLink } from '@/lib/engine/run-link'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { CopyLink } from '../copy-link'
import { LineSample } from './line-sample'
import type { LineStyle } from './run-lines'
import { durationOf, engineText, nameOf, percent, settingsInShort, timeOf } from './words'

interface Props {
  run: RunRecord
  /** It is training now: it cannot be deleted. */
  trains: boolean
  style: LineStyle | null
  /** No more can be chosen. */
  full: boolean
  onChoose: (wanted: boolean) => void
  onRename: (name: string) => void
  onRemove: () => void
}

/** A run in the list: what it was, how it came out, and what can be done with it. */
export function RunRow({ run, trains, style, full, onChoose, onRename, onRemove }: Props) {
  const { lang, strings } = useBenchStrings()
  const all = { lang, strings }
  const words = strings.runs
  const [editing, setEditing] = useState(false)
  const renameButton = useRef<HTMLButtonElement>(null)
  const name = nameOf(run, all)
  const { validationAccuracy, testAccuracy } = run.figures
  const pace = msPerEpoch(run)
  const end = run.end === 'training' && !trains ? 'broken' : run.end

  function close(next: string | null) {
    if (next !== null) onRename(next)
    setEditing(false)
    // After the button is there again.
    requestAnimationFrame(() => renameButton.current?.focus())
  }
  const facts = [
    ...(run.name ? [settingsInShort(run.settings, all)] : []),
    fill(words.started, { time: timeOf(run.startedAt, lang) }),
    engineText(run.engine, all),
  ]
  return (
    <li
      data-testid="run-row"
      data-started={run.startedAt}
      data-step={run.step}
      data-end={end}
      data-validation={validationAccuracy ?? undefined}
      className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3 border-t border-line py-2 @min-[46rem]:grid-cols-[auto_minmax(0,1fr)_auto_auto]"
    >
      <label className="flex min-h-11 min-w-11 items-center gap-2">
        <input
          type="checkbox"
          className="size-5 accent-lenet"
          aria-label={fill(words.choose, { name })}
          checked={style !== null}
          disabled={style === null && full}
          onChange={(event) => onChoose(event.target.checked)}
        />
        <span className="w-12">{style && <LineSample style={style} />}</span>
      </label>
      <div className="min-w-0 py-2">
        {editing ? (
          <RenameField name={run.name} onDone={close} />
        ) : (
          <p className="text-[0.9375rem] font-semibold" data-testid="run-name">
            {name}
          </p>
        )}
        <p className="text-[0.8125rem] text-soft">{facts.join(' · ')}</p>
      </div>
      <dl className="col-start-2 flex flex-wrap gap-x-4 py-2 text-[0.8125rem] tabular-nums @min-[46rem]:col-start-3 @min-[46rem]:grid @min-[46rem]:grid-cols-[7.5rem_9.5rem] @min-[46rem]:gap-y-0.5">
        <Figure label={words.ends[end]} value={fill(words.step, { count: formatNumber(run.step, lang) })} />
        <Figure
          label={words.validation}
          value={validationAccuracy === null ? '–' : percent(validationAccuracy, lang)}
        />
        <Figure label={words.test} value={testAccuracy === null ? '–' : percent(testAccuracy, lang)} />
        <Figure
          label={words.table.perEpoch}
          value={pace ? `${pace.reckoned ? '≈ ' : ''}${durationOf(pace.ms, all)}` : '–'}
        />
      </dl>
      <div className="col-start-2 -ml-2.5 flex flex-wrap items-center @min-[46rem]:col-start-4 @min-[46rem]:ml-0">
        <Button
          kind="quiet"
          className="px-2.5"
          ref={renameButton}
          aria-label={fill(words.renameRun, { name })}
          data-testid="run-rename"
          onClick={() => setEditing(true)}
        >
          {words.rename}
        </Button>
        <CopyLink
          kind="quiet"
          of={String(run.startedAt)}
          words={{ copied: words.copied, byHand: words.copyFailed }}
          text={words.copyLink}
          label={fill(words.copyLinkOf, { name })}
          testId="run-copy"
          link={() => settingsLink(window.location.href, run.settings, run.engine?.name ?? null)}
        />
        <Button
          kind="quiet"
          className="px-2.5"
          aria-label={fill(words.removeRun, { name })}
          title={trains ? words.removeBusy : undefined}
          disabled={trains}
          data-testid="run-remove"
          onClick={onRemove}
        >
          {words.remove}
        </Button>
      </div>
    </li>
  )
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="whitespace-nowrap">
      <dt className="inline text-soft">{label}</dt> <dd className="inline font-mono">{value}</dd>
    </div>
  )
}

/** The name in place: Enter keeps it, Escape leaves it as it was. */
function RenameField({ name, onDone }: { name: string; onDone: (name: string | null) => void }) {
  const words = useBenchStrings().strings.runs
  const [text, setText] = useState(name)
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onDone(text)
      }}
    >
      <input
        autoFocus
        aria-label={words.newName}
        maxLength={LONGEST_NAME}
        data-testid="run-name-field"
        className="h-11 min-w-0 flex-1 basis-40 rounded-md border border-edge/60 bg-card px-3 text-[0.9375rem]"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone(null)}
      />
      <Button type="submit">{words.keepName}</Button>
    </form>
  )
}
