import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { DIGIT_PIXELS, DIGIT_SIDE } from '@/lib/data/mnist'
import { lookKey, type Look } from '@/lib/engine/examiner'
import type { MyLeNet } from '@/lib/engine/my-lenet'
import { useExaminer } from '@/lib/hooks/use-examiner'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'

const SHOWN = 10

/** Lets the network that has come back read MNIST's test digits, here in the page. */
export function LookPart({ mine }: { mine: MyLeNet }) {
  const { strings } = useBenchStrings()
  const words = strings.outgrow.back
  const { state, examiner } = useExaminer()
  const found = state.looks[lookKey('mine', 'test')]
  const look = found?.mine === mine ? found : null
  const { looking, error } = state
  const progress = looking?.progress ?? null
  const start = () => {
    examiner.choose('mine')
    examiner.chooseSet('test')
    void examiner.look()
  }
  if (look) return <Readings look={look} />
  return (
    <>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        {/* One and the same element, so that focus stays when it changes. */}
        <Button
          data-testid={looking ? 'outgrow-look-cancel' : 'outgrow-look'}
          onClick={looking ? examiner.cancel : start}
        >
          {looking ? words.cancel : words.look}
        </Button>
        {looking && (
          <div className="min-w-0 flex-1 basis-48">
            <ProgressBar
              label={progress?.stage === 'looking' ? words.looking : words.loading}
              value={progress?.done ?? 0}
              max={progress?.total ?? 1}
            />
          </div>
        )}
      </div>
      {error && !looking && (
        <Alert tone="error" testId="outgrow-look-error">
          {errorSentence(strings, error)}
        </Alert>
      )}
    </>
  )
}

function Readings({ look }: { look: Look }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.outgrow.back
  const { accuracy } = look.confusion
  const percent = formatNumber(accuracy ?? 0, lang, { style: 'percent', maximumFractionDigits: 2 })
  return (
    <div role="status">
      <p className="m-0 text-sm" data-testid="outgrow-accuracy" data-value={accuracy ?? undefined}>
        {fill(words.reads, { percent })}
      </p>
      <p className="mt-2 mb-1 text-sm text-soft">{words.firstTen}</p>
      <ul className="m-0 flex list-none flex-wrap gap-2 p-0">
        {Array.from({ length: SHOWN }, (_, i) => (
          <li key={i} className="flex flex-col items-center">
            <PixelGrid
              pixels={look.pixels.subarray(i * DIGIT_PIXELS, (i + 1) * DIGIT_PIXELS)}
              columns={DIGIT_SIDE}
              rows={DIGIT_SIDE}
              label={fill(words.digit, { label: look.labels[i], read: look.predictions[i] })}
              className="size-10 rounded border border-line"
            />
            <span
              className="font-mono text-sm"
              aria-hidden
              data-testid="outgrow-read"
              data-label={look.labels[i]}
            >
              {look.predictions[i]}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
