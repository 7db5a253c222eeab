'use client'

import { useEffect } from 'react'
import { oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { citedFacts } from '@/components/mdx/cited-facts'
import { powerOfTen } from '@/components/viz/power-of-ten'
import { TRAIN_DIGITS } from '@/lib/data/mnist'
import { hardwareCandidates, raceEngines, raceStore, stopRace } from '@/lib/engine/engine-race'
import { useStore } from '@/lib/hooks/use-store'
import type { RoadFigureWords } from '@/lib/i18n/en/road-to-imagenet-figures'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'
import type { EngineName } from '@/lib/protocol/messages'
import { logShare, pastSpeed, speedOfStep, trainingMacs } from './compute'

interface Props {
  words: RoadFigureWords['scale']
  lang: Lang
}

interface Row {
  id: string
  name: string
  value: number | null
  note?: string
  own?: boolean
}

const ranges = { data: [1e4, 1e7], speed: [1e6, 1e13] } as const
const powers = { data: [4, 5, 6, 7], speed: [6, 8, 10, 12] } as const
const whats = ['data', 'speed'] as const
const fields = { what: oneOf(whats, 'data') }

/** 5.3e11 as '530 billion' would differ by language; two digits and a power of ten do not. */
function short(value: number, lang: Lang): string {
  if (value < 1e7) return formatNumber(Math.round(value), lang)
  const power = Math.floor(Math.log10(value))
  return `${formatNumber(value / 10 ** power, lang, { maximumFractionDigits: 1 })} × ${powerOfTen(power)}`
}

function duration(seconds: number, words: Props['words'], lang: Lang): string {
  const said = (count: number, template: string) =>
    fill(template, { count: formatNumber(count, lang, { maximumSignificantDigits: 2 }) })
  if (seconds < 90) return said(seconds, words.seconds)
  return seconds < 5400 ? said(seconds / 60, words.minutes) : said(seconds / 3600, words.hours)
}

/** Then, later, and the reader's own device, on a scale of powers of ten. */
export default function ScaleFigure({ words, lang }: Props) {
  const { state, change } = useFigureState('scale', fields)
  const { what } = state
  const { running, entries } = useStore(raceStore)
  useEffect(() => stopRace, [])

  const measured = (['wasm', 'webgpu', 'webgl', 'cpu'] as const).flatMap((name: EngineName): Row[] => {
    const entry = entries[name]
    if (!entry) return []
    const title = fill(words.speed.engine, { engine: name })
    if (entry.state === 'failed')
      return [{ id: name, name: fill(words.engineFailed, { engine: name }), value: null, own: true }]
    if (entry.state === 'running' || entry.check.stepMs === null)
      return [{ id: name, name: title, value: null, own: true }]
    const value = speedOfStep(entry.check.stepMs, entry.check.batch)
    return [{ id: name, name: title, value, own: true }]
  })
  const rows: Row[] =
    what === 'data'
      ? [
          { id: 'mnist', name: words.data.mnist, value: TRAIN_DIGITS },
          { id: 'imagenet', name: words.data.imagenet, value: citedFacts['ilsvrc2012.train'].value },
        ]
      : [
          { id: 'r10000', name: words.speed.r10000, value: pastSpeed.r10000 },
          { id: 'gtx580', name: words.speed.gtx580, value: pastSpeed.gtx580 },
          ...measured,
        ]
  const [least, most] = ranges[what]
  const best = Math.max(0, ...measured.map(({ value }) => value ?? 0))

  return (
    <div className="font-sans">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <Choices
          label={words.what}
          value={what}
          testId="scale-what"
          options={whats.map((value) => ({ value, label: words.whats[value] }))}
          onChange={(value) => change({ what: value })}
        />
        {what === 'speed' && (
          <Button
            data-testid="scale-measure"
            onClick={() => {
              if (running) return stopRace()
              void hardwareCandidates().then((more) => raceEngines(['cpu', 'wasm', ...more]))
            }}
          >
            {running ? words.stop : words.measure}
          </Button>
        )}
      </div>
      <ul className="mt-4 grid gap-3" data-testid="scale-bars">
        {rows.map(({ id, name, value, own }) => (
          <li key={id} data-testid="scale-bar" data-id={id} data-value={value ?? undefined}>
            <p className="flex flex-wrap justify-between gap-x-4 text-sm">
              <span>{name}</span>
              <span className="font-mono tabular-nums">{value === null ? '–' : short(value, lang)}</span>
            </p>
            <div
              className="relative mt-1 h-4 rounded-sm bg-wash"
              aria-hidden
              style={{
                backgroundImage: `repeating-linear-gradient(to right, var(--line) 0 1px, transparent 1px ${
                  100 / Math.log10(most / least)
                }%)`,
              }}
            >
              <div
                className={`h-full rounded-sm ${own ? 'bg-lenet' : 'bg-soft'}`}
                style={{ width: `${100 * (value === null ? 0 : logShare(value, least, most))}%` }}
              />
            </div>
          </li>
        ))}
      </ul>
      <div className="relative mt-1 h-5 font-mono text-xs text-soft" aria-hidden>
        {powers[what].map((power, i) => (
          <span
            key={power}
            className={`absolute ${i === 0 ? '' : logShare(10 ** power, least, most) === 1 ? '-translate-x-full' : '-translate-x-1/2'}`}
            style={{ left: `${100 * logShare(10 ** power, least, most)}%` }}
          >
            {powerOfTen(power)}
          </span>
        ))}
      </div>
      <p className="mt-1 text-xs text-soft">{words.axis}</p>
      <p className="mt-3 min-h-12 text-[0.9375rem]" aria-live="polite" data-testid="scale-said">
        {what === 'speed' && running && words.measuring}
        {what === 'speed' && !running && best > 0 && (
          <>
            {fill(words.times, {
              times: formatNumber(best / pastSpeed.r10000, lang, { maximumSignificantDigits: 2 }),
            })}
            {lang === 'zh' ? '。' : '. '}
            {fill(words.trainingOf, { time: duration(trainingMacs.lenet / best, words, lang) })}
          </>
        )}
      </p>
    </div>
  )
}
