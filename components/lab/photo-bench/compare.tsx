import { Alert } from '@/components/ui/alert'
import { Bar } from '@/components/ui/bar'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useBenchStrings } from '../bench-strings'
import { sizeText } from '../take-away/size-text'
import type { ComparedAnswer } from '@/lib/engine/photo-compare'
import type { PhotoQuestion } from '@/lib/engine/photo-classifier'
import { usePhotoCompare } from '@/lib/hooks/use-photo-classifier'
import { useWeights } from '@/lib/hooks/use-weights'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { photoNetworks } from '@/lib/nn/photo-networks'
import { labelOf, useClasses } from './classes'
import { ROWS } from './answer-rows'
import { topClasses } from './top-classes'

/** The same photo before all networks whose weights are here. */
export function Compare({ question }: { question: Omit<PhotoQuestion, 'network'> | null }) {
  const { strings } = useBenchStrings()
  const words = strings.photo
  const { state: weights } = useWeights()
  const { state, ask, cancel } = usePhotoCompare()
  const here = photoNetworks.filter((one) => one === 'alexnet64' || weights.networks[one].held !== null)
  const current = question !== null && state.of?.id === question.id && state.of.crops === question.crops
  return (
    <section aria-label={words.compare} className="mt-5" data-testid="photo-compare">
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="m-0 font-sans! text-sm font-semibold">{words.compare}</h3>
        {state.busy && <Button onClick={cancel}>{words.cancel}</Button>}
        {!state.busy && here.length > 1 && (
          <Button
            data-testid="photo-compare-start"
            disabled={question === null}
            onClick={() => question && void ask(question, here)}
          >
            {words.compareStart}
          </Button>
        )}
      </div>
      {here.length === 1 && (
        <p className="m-0 text-sm text-soft">
          {words.compareOnly}{' '}
          <a href="#large" className="text-lenet underline">
            {words.compareBring}
          </a>
        </p>
      )}
      {here.length > 1 && question === null && <p className="m-0 text-sm text-soft">{words.compareFirst}</p>}
      {current && (
        <div className="mt-2 grid gap-4 @2xl:grid-cols-3">
          {state.answers.map((one) => (
            <Column key={one.network} {...one} />
          ))}
          {state.progress && (
            <div>
              <h4 className="m-0 font-sans! text-sm font-semibold text-alexnet">
                {strings.weights.networks[state.progress.network].name}
              </h4>
              <ProgressBar
                label={words.status.loading}
                value={state.progress.done}
                max={state.progress.total}
              />
            </div>
          )}
        </div>
      )}
    </section>
  )
}

function Column({ network, answer, error }: ComparedAnswer) {
  const { strings, lang } = useBenchStrings()
  const classes = useClasses(network)
  const name = strings.weights.networks[network].name
  return (
    <div data-testid={`compare-${network}`} className="min-w-0">
      <h4 className="m-0 font-sans! text-sm font-semibold text-alexnet">{name}</h4>
      {error && <Alert tone="error">{errorSentence(strings, error)}</Alert>}
      {answer && classes && (
        <>
          <p className="m-0 mb-1.5 text-xs text-soft tabular-nums">
            {fill(strings.photo.compareRow, {
              side: answer.side,
              ms: formatNumber(answer.networkMs, lang, { maximumFractionDigits: 0 }),
              size: sizeText(answer.bytesHeld, strings.takeAway, lang),
            })}
          </p>
          <ol className="m-0 list-none p-0">
            {topClasses(answer.probabilities, ROWS).map(({ index, probability }, place) => (
              <li
                key={index}
                className="m-0 p-0"
                data-wnid={classes[index].wnid}
                data-probability={probability}
              >
                <Bar
                  label={labelOf(classes[index], lang)}
                  value={probability}
                  strong={place === 0}
                  className="grid-cols-[minmax(0,7rem)_1fr_3.75rem]!"
                />
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}
