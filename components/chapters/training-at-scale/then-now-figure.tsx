'use client'

import { useEffect } from 'react'
import { decimal, oneOf, whole } from '@/components/mdx/figure-fields'
import { peakSpeed, shareIn2012 } from '@/components/mdx/training-2012'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { Slider } from '@/components/ui/slider'
import { hardwareCandidates, raceEngines, raceStore, stopRace } from '@/lib/engine/engine-race'
import { useStore } from '@/lib/hooks/use-store'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { ENGINE_NAMES } from '@/lib/engine/engine-preference'
import { secondsFor } from '@/lib/nn/training-cost'
import { say } from '../compare/say'
import { speedOfStep } from '../road-to-imagenet/compute'
import type { FigureProps } from './figures'
import { knownSpeeds, macsOfGflops, spanOf, trainingNames, trainings, workOf } from './then-now'
import { TimeLine } from './time-line'

const machines = ['gtx580', 'peak', 'r10000', 'device', 'typed'] as const
type Machine = (typeof machines)[number]
const fields = {
  network: oneOf(trainingNames, 'alexnet'),
  epochs: whole(90, 1, 1000),
  machine: oneOf(machines, 'gtx580'),
  count: whole(2, 1, 1000),
  gflops: decimal(1000, 0.001, 999_999, 3),
}
const scale = { toTrack: Math.log2, fromTrack: (track: number) => 2 ** track }

/** The quickest engine that has been timed in this page. */
function quickest(entries: ReturnType<typeof raceStore.get>['entries']) {
  const timed = ENGINE_NAMES.flatMap((name) => {
    const entry = entries[name]
    if (entry?.state !== 'done' || entry.check.stepMs === null) return []
    return [{ name, speed: speedOfStep(entry.check.stepMs, entry.check.batch) }]
  })
  return timed.sort((a, b) => b.speed - a.speed)[0] ?? null
}

/** How long a training takes, on which machine. */
export default function ThenNowFigure({ lang, words: all }: FigureProps) {
  const words = all.thenNow
  const { state, change } = useFigureState('then-now', fields)
  const { running, entries } = useStore(raceStore)
  useEffect(() => stopRace, [])
  const device = quickest(entries)
  const { each, all: work } = workOf(state.network, state.epochs)
  const speedOf = (machine: Machine) =>
    machine === 'typed'
      ? macsOfGflops(state.gflops)
      : machine === 'device'
        ? (device?.speed ?? null)
        : knownSpeeds[machine]
  const timeOn = (machine: Machine) => {
    const speed = speedOf(machine)
    return speed === null ? null : secondsFor(work, state.count, speed)
  }
  const speed = speedOf(state.machine)
  const seconds = timeOn(state.machine)
  const number = (value: number) => formatNumber(value, lang)
  return (
    <div className="grid gap-x-10 gap-y-5 font-sans @min-[42rem]:grid-cols-2">
      <div className="grid content-start gap-3">
        <Select
          label={words.network}
          value={state.network}
          options={trainingNames.map((value) => ({ value, label: words.networks[value] }))}
          onChange={(network) => change({ network, epochs: trainings[network].epochs })}
          testId="then-now-network"
        />
        <Slider
          label={words.epochs}
          value={state.epochs}
          min={1}
          max={1000}
          step={0.05}
          scale={scale}
          onChange={(epochs) => change({ epochs: Math.round(epochs) })}
          testId="then-now-epochs"
        />
        <Select
          label={words.hardware}
          value={state.machine}
          options={machines.map((value) => ({ value, label: words.machines[value] }))}
          onChange={(machine) => change({ machine })}
          testId="then-now-machine"
        />
        <Slider
          label={words.count}
          value={state.count}
          min={1}
          max={1000}
          step={0.05}
          scale={scale}
          onChange={(count) => change({ count: Math.round(count) })}
          testId="then-now-count"
        />
        <div className="min-h-30">
          {state.machine === 'typed' && (
            <Slider
              label={words.gflops}
              value={state.gflops}
              min={0.001}
              max={999_999}
              step={0.05}
              scale={scale}
              onChange={(gflops) => change({ gflops: Number(gflops.toPrecision(4)) })}
              testId="then-now-gflops"
            />
          )}
          {state.machine === 'device' && (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button
                data-testid="then-now-measure"
                onClick={() => {
                  if (running) return stopRace()
                  void hardwareCandidates().then((more) => raceEngines(['wasm', ...more]))
                }}
              >
                {running ? words.stop : device ? words.again : words.measure}
              </Button>
            </div>
          )}
          <p className="mt-2 text-sm text-soft" aria-live="polite" data-testid="then-now-note">
            <MachineNote
              machine={state.machine}
              device={device?.name ?? null}
              race={{ running, entries }}
              words={words}
              lang={lang}
            />
          </p>
        </div>
      </div>
      <div className="min-w-0">
        <p className="text-sm text-soft">{words.time}</p>
        <p
          className="text-3xl font-semibold tabular-nums"
          aria-live="polite"
          data-testid="then-now-time"
          data-value={seconds ?? undefined}
        >
          {seconds === null ? words.unknown : saySpan(seconds, words, lang)}
        </p>
        <TimeLine seconds={seconds} words={words} />
        <div className="mt-4 min-h-28 font-mono @min-[42rem]:min-h-20 text-[0.8125rem] leading-relaxed tabular-nums">
          <p data-testid="then-now-work" data-value={work}>
            {fill(words.work, {
              macs: number(each),
              pictures: number(trainings[state.network].pictures),
              epochs: number(state.epochs),
              total: say(work, lang),
            })}
          </p>
          {speed !== null && seconds !== null && (
            <p className="mt-1">
              {fill(words.division, {
                total: say(work, lang),
                count: number(state.count),
                speed: say(Math.round(speed), lang),
                seconds: say(seconds < 100 ? Number(seconds.toFixed(2)) : Math.round(seconds), lang),
              })}
            </p>
          )}
        </div>
        <p className="mt-3 text-sm text-soft">{fill(words.others, { count: number(state.count) })}</p>
        <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm">
          {machines.map((machine) => {
            const time = timeOn(machine)
            const weight = machine === state.machine ? 'font-semibold' : ''
            return (
              <div key={machine} className="contents">
                <dt className={weight}>
                  {machine === 'typed'
                    ? fill(words.typedAt, { gflops: number(state.gflops) })
                    : words.machines[machine]}
                </dt>
                <dd
                  className={`text-right font-mono tabular-nums ${weight}`}
                  data-testid={`then-now-on-${machine}`}
                  data-value={time ?? undefined}
                >
                  {time === null ? words.unknown : saySpan(time, words, lang)}
                </dd>
              </div>
            )
          })}
        </dl>
      </div>
    </div>
  )
}

function saySpan(seconds: number, words: FigureProps['words']['thenNow'], lang: FigureProps['lang']): string {
  const { span, count } = spanOf(seconds)
  const said = formatNumber(count, lang, { maximumSignificantDigits: 2 })
  return fill(words.durations[span][said === '1' ? 0 : 1], { count: said })
}

interface NoteProps {
  machine: Machine
  device: string | null
  race: Pick<ReturnType<typeof raceStore.get>, 'running' | 'entries'>
  words: FigureProps['words']['thenNow']
  lang: FigureProps['lang']
}

/** Where a machine's speed comes from. */
function MachineNote({ machine, device, race: { running, entries }, words, lang }: NoteProps) {
  if (machine === 'peak' || machine === 'gtx580') {
    const [low, high] = shareIn2012().map((share) => formatNumber(Math.round(100 * share), lang))
    const peak = fill(words.peakNote, { peak: say(peakSpeed, lang), low, high })
    return machine === 'peak' ? peak : `${words.notes.gtx580}${lang === 'zh' ? '' : ' '}${peak}`
  }
  if (machine !== 'device') return words.notes[machine]
  if (running) {
    const at = ENGINE_NAMES.find((name) => entries[name]?.state === 'running')
    return fill(words.measuring, { engine: at ?? '…' })
  }
  if (device) return fill(words.measured, { engine: device })
  return Object.keys(entries).length > 0 ? words.failed : words.unmeasured
}
