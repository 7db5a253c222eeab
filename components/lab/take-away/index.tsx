'use client'

import { memo, useId } from 'react'
import { Alert } from '@/components/ui/alert'
import { takeAwayFormats } from '@/lib/formats/format-support'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { parameterCount } from '@/lib/nn/parameters'
import { initialStatistics } from '@/lib/nn/statistics'
import { useBenchStrings } from '../bench-strings'
import { FormatRow } from './format-row'
import { isSource } from './formats'
import { ONNX_OPSET } from '@/lib/formats/onnx/opset'
import { pixelInputOf } from '@/lib/data/pixel-input'
import { sizeText } from './size-text'
import { SourceViewer } from './source-viewer'
import { useTakeAway, type Outcome, type TakeAwayProps } from './use-take-away'
import { WeightsInput } from './weights-input'

/**
 * The trained network as files and as source, and files back into the network. What makes and reads them is fetched when
 * a button is pressed. Props that stay the same keep it from being drawn anew while training goes on.
 */
export const TakeAway = memo(function TakeAway(props: TakeAwayProps) {
  const { spec, pixels } = props
  const { lang, strings } = useBenchStrings()
  const words = strings.takeAway
  const title = useId()
  const { outcome, back, take, load, close } = useTakeAway(props)
  const { height, width, channels } = spec.input
  const values = {
    opset: ONNX_OPSET,
    shape: `[batch, ${channels}, ${height}, ${width}]`.replaceAll(' ', '\u00a0'),
  }
  const bytes = 4 * (parameterCount(spec) + initialStatistics(spec).length)
  return (
    <section aria-labelledby={title} className="@container font-sans" data-testid="take-away">
      <h3 id={title} className="m-0 font-sans! text-[1.0625rem] font-semibold">
        {words.title}
      </h3>
      <p className="mt-1 mb-3 text-sm leading-relaxed text-soft">
        <ScalingSentence pixels={pixels} />
      </p>
      <ul className="m-0 list-none p-0">
        {takeAwayFormats.map((format) => (
          <FormatRow
            key={format}
            format={format}
            spec={spec}
            values={values}
            size={isSource(format) ? null : sizeText(bytes, words, lang)}
            open={outcome?.kind === 'source' && outcome.format === format}
            onPress={() => void take(format)}
          />
        ))}
      </ul>
      {outcome?.kind === 'source' && (
        <SourceViewer
          key={outcome.format}
          file={outcome.file}
          note={outcome.format === 'keras' ? words.source.notRun : null}
          onClose={close}
        />
      )}
      {!back && <OutcomeLine outcome={outcome} id={spec.id} />}
      <div className="mt-3 border-t border-line pt-3">
        <h4 className="m-0 font-sans! text-[0.9375rem] font-semibold">{words.load.title}</h4>
        <p className="mt-1 mb-2.5 text-sm leading-relaxed text-soft">{words.load.text}</p>
        <WeightsInput onFiles={(files) => void load(files)} />
      </div>
      {back && <OutcomeLine outcome={outcome} id={spec.id} />}
    </section>
  )
})

/** How digits have to be scaled for this network. */
function ScalingSentence({ pixels }: Pick<TakeAwayProps, 'pixels'>) {
  const { lang, strings } = useBenchStrings()
  const { scalings, prepareFirst } = strings.takeAway
  const input = pixelInputOf(pixels)
  const number = (value: number) => formatNumber(value, lang).replace('-', '−')
  const scaling =
    input.kind === 'range'
      ? fill(scalings.range, { paper: number(input.paper), ink: number(input.ink) })
      : fill(scalings.standardised, { mean: number(input.mean), deviation: number(input.deviation) })
  return fill(prepareFirst, { scaling })
}

/** What came of the last press, below what was pressed, where it is not a source. */
function OutcomeLine(props: { outcome: Outcome | null; id: string }) {
  if (!props.outcome || props.outcome.kind === 'source') return null
  return (
    <div className="mt-3 flex flex-col gap-2">
      <OutcomeText {...props} />
    </div>
  )
}

function OutcomeText({ outcome, id }: { outcome: Outcome | null; id: string }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.takeAway
  switch (outcome?.kind) {
    case undefined:
    case 'source':
      return null
    case 'working':
      return (
        <p role="status" className="text-sm text-soft">
          {words.working}
        </p>
      )
    case 'untrained':
      return (
        <Alert tone="info" testId="take-away-untrained">
          {words.untrained}
        </Alert>
      )
    case 'saved':
      return (
        <Alert tone="info" testId="take-away-saved">
          {fill(words.saved, { file: outcome.file, size: sizeText(outcome.bytes, words, lang) })}
        </Alert>
      )
    case 'loaded':
      return (
        <>
          <Alert tone="info" testId="take-away-loaded">
            {fill(words.load.loaded, { file: outcome.file, count: formatNumber(outcome.count, lang) })}
          </Alert>
          {outcome.origin !== null && outcome.origin !== id && (
            <Alert tone="info" testId="take-away-origin">
              {fill(words.load.origin, { origin: outcome.origin, id })}
            </Alert>
          )}
        </>
      )
    case 'failed':
      return (
        <Alert tone="error" testId="take-away-error">
          {errorSentence(strings, outcome.error)}
        </Alert>
      )
    default:
      return outcome satisfies never
  }
}
