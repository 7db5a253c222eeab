import { useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useBenchStrings } from '../bench-strings'
import type { LayerTimes as Times } from '@/lib/engine/photo-classifier'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { photoSpecs, type PhotoNetwork } from '@/lib/nn/photo-networks'

/** Passes that are measured, after one that warms up. */
const PASSES = 5

interface LayerTimesProps {
  network: PhotoNetwork
  times: Times | null
  pass: { done: number; total: number } | null
  onMeasure: (passes: number) => void
  onCancel: () => void
}

/** Where the time goes, beside where the arithmetic is. */
export function LayerTimes({ network, times, pass, onMeasure, onCancel }: LayerTimesProps) {
  const { strings, lang } = useBenchStrings()
  const words = strings.photo
  const shown = times?.network === network ? times : null
  const { layers, macs } = useMemo(() => describeNetwork(photoSpecs[network]), [network])
  const ms = (value: number) => formatNumber(value, lang, { maximumFractionDigits: value < 10 ? 2 : 0 })
  const percent = (value: number) =>
    formatNumber(value, lang, { style: 'percent', maximumFractionDigits: value < 0.1 ? 1 : 0 })
  const sum = shown?.layers.reduce((total, layer) => total + layer.ms, 0) ?? 0
  const most = shown
    ? Math.max(...shown.layers.map((one) => one.ms / sum), ...layers.map((one) => one.macs / macs))
    : 1
  return (
    <section aria-label={words.times} className="mt-5" data-testid="photo-layers">
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="m-0 font-sans! text-sm font-semibold">{words.times}</h3>
        {pass ? (
          <Button onClick={onCancel}>{words.cancel}</Button>
        ) : (
          <Button data-testid="photo-time-layers" onClick={() => onMeasure(PASSES)}>
            {shown ? words.timesAgain : words.timesStart}
          </Button>
        )}
      </div>
      {pass && (
        <ProgressBar
          label={words.times}
          value={pass.done}
          max={pass.total}
          detail={fill(words.timesPass, { done: pass.done + 1, total: pass.total })}
        />
      )}
      {shown && !pass && (
        <>
          <p className="mt-1 mb-2 text-xs text-soft">{fill(words.timesLead, { passes: shown.passes })}</p>
          <ol className="m-0 list-none p-0">
            {shown.layers.map((layer) => {
              const share = layer.ms / sum
              const work = (layers.find(({ name }) => name === layer.name)?.macs ?? 0) / macs
              return (
                <li
                  key={layer.name}
                  data-layer={layer.name}
                  data-ms={layer.ms}
                  aria-label={fill(words.timesRow, {
                    layer: layer.name,
                    ms: ms(layer.ms),
                    time: percent(share),
                    macs: percent(work),
                  })}
                  className="m-0 grid grid-cols-[4.5rem_minmax(0,1fr)_4.5rem] items-center gap-2.5 p-0 py-0.5 text-xs"
                >
                  <span className="truncate font-mono">{layer.name}</span>
                  <span aria-hidden="true" className="flex flex-col gap-0.5">
                    <span
                      className="h-2.5 rounded-sm bg-alexnet"
                      style={{ width: `${(share / most) * 100}%` }}
                    />
                    <span className="h-1 rounded-sm bg-edge" style={{ width: `${(work / most) * 100}%` }} />
                  </span>
                  <span className="text-right font-mono tabular-nums">{ms(layer.ms)} ms</span>
                </li>
              )
            })}
          </ol>
          <p className="mt-1 mb-0 text-xs text-soft tabular-nums">{fill(words.timesSum, { ms: ms(sum) })}</p>
        </>
      )}
    </section>
  )
}
