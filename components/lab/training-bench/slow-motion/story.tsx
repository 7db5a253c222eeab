import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { SlowStep } from '@/lib/data/train-report'
import { networkOf, type TrainSettings } from '@/lib/data/train-settings'
import type { Cell } from '@/components/viz/walk'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../../bench-strings'
import { layerTitle } from '../layer-title'
import { BatchFrame } from './batch-frame'
import { GradientFrame } from './gradient-frame'
import { LayerFrame } from './layer-frame'
import { LossFrame } from './loss-frame'
import { Player, SPEEDS, type Speed } from './player'
import { stageName, stagesOf } from './stages'
import { UpdateFrame } from './update-frame'
import { useLabelNames } from './use-label-names'

interface Props {
  slow: SlowStep
  settings: TrainSettings
}

/** The frames of one step: one at a time, by buttons, by keys, or by themselves once the reader presses play. */
export function SlowStory({ slow, settings }: Props) {
  const { slowMotion: words, layers } = useBenchStrings().strings.trainLive
  const network = useMemo(() => networkOf(settings), [settings])
  const nameOf = useLabelNames(settings)
  const stages = useMemo(() => stagesOf(slow, network), [slow, network])
  const [at, setAt] = useState(0)
  const [playing, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>('normal')
  const [kernel, setKernel] = useState(0)
  const [cell, setCell] = useState<Cell>({ row: 2, column: 2 })
  const frame = useRef<HTMLDivElement>(null)
  const last = stages.length - 1

  const go = useCallback(
    (to: number) => {
      setAt(Math.min(last, Math.max(0, to)))
      if (frame.current) frame.current.scrollTop = 0
    },
    [last],
  )
  const play = () => {
    if (!playing && at === last) go(0)
    setPlaying(!playing)
  }

  // The keys work as soon as the step is there.
  useEffect(() => frame.current?.focus({ preventScroll: true }), [])

  // The last frame ends the play.
  const runs = playing && at < last
  useEffect(() => {
    if (!runs) return
    const timer = setTimeout(() => go(at + 1), SPEEDS[speed])
    return () => clearTimeout(timer)
  }, [runs, at, speed, go])

  const onKeyDown = (event: KeyboardEvent) => {
    // A grid or a button has its own use for these keys.
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    const control = (event.target as Element).closest('button, select, input')
    if (control && (event.key === ' ' || control.matches('select, input'))) return
    if (event.key === 'ArrowRight') go(at + 1)
    else if (event.key === 'ArrowLeft') go(at - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(last)
    else if (event.key === ' ') play()
    else return
    if (event.key.startsWith('Arrow')) setPlaying(false)
    event.preventDefault()
  }

  const stage = stages[at]
  const title =
    stage.kind !== 'layer'
      ? words.titles[stage.kind]
      : stage.layer.name === 'output'
        ? words.titles.output
        : fill(words.titles.layer, { layer: layerTitle(layers, stage.layer.name) })
  return (
    <div className="flex min-h-0 grow flex-col" onKeyDown={onKeyDown}>
      <div
        ref={frame}
        tabIndex={0}
        role="group"
        aria-label={fill(words.frame, { at: at + 1, count: stages.length, title })}
        className="min-h-0 grow overflow-y-auto px-4 py-4 focus-visible:outline-2 focus-visible:-outline-offset-2 sm:px-6"
        data-testid="slow-frame"
        data-value={at + 1}
        data-count={stages.length}
        data-frame={stageName(stage)}
      >
        <div className="flex items-baseline justify-between gap-4">
          <h4 className="text-[0.9375rem] font-semibold">{title}</h4>
          <span className="shrink-0 text-[0.8125rem] text-soft tabular-nums">
            {fill(words.place, { at: at + 1, count: stages.length })}
          </span>
        </div>
        {stage.kind === 'batch' && <BatchFrame slow={slow} nameOf={nameOf} />}
        {stage.kind === 'layer' && <LayerFrame stage={stage} label={nameOf(slow.labels[0])} />}
        {stage.kind === 'loss' && <LossFrame slow={slow} settings={settings} nameOf={nameOf} />}
        {stage.kind === 'gradient' && <GradientFrame slow={slow} kernel={kernel} onKernel={setKernel} />}
        {stage.kind === 'update' && (
          <UpdateFrame
            slow={slow}
            settings={settings}
            kernel={kernel}
            onKernel={setKernel}
            cell={cell}
            onCell={setCell}
          />
        )}
      </div>
      <Player
        at={at}
        count={stages.length}
        title={title}
        playing={runs}
        speed={speed}
        onGo={(to) => {
          setPlaying(false)
          go(to)
        }}
        onPlay={play}
        onSpeed={setSpeed}
      />
    </div>
  )
}
