import type { Ref } from 'react'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import type { TrainerState } from '@/lib/engine/trainer-store'

interface ControlsProps {
  state: TrainerState
  slowButton: Ref<HTMLButtonElement>
  onStart: () => void
  onPause: () => void
  onStep: () => void
  onEpoch: () => void
  onSlow: () => void
  onReset: () => void
}

/** Train, pause, one step, one epoch, a step in slow motion, reset. The first button is one and the same element, so that focus stays when it changes. */
export function Controls(props: ControlsProps) {
  const { state, slowButton, onStart, onPause, onStep, onEpoch, onSlow, onReset } = props
  const { train: words, trainLive } = useBenchStrings().strings
  const busy = state.phase === 'training' || state.phase === 'loading'
  const begun = state.step > 0
  const done = state.phase === 'done'
  const resting = !busy && !done
  // Why three buttons are dead; what can be done about it stands below the bench's progress.
  const title = done ? trainLive.finished.title : undefined
  return (
    <div className="grid w-full grid-cols-2 gap-2 @min-[30rem]:flex @min-[30rem]:w-auto @min-[30rem]:flex-wrap">
      <Button
        kind="primary"
        className="min-w-32 @max-[30rem]:col-span-2"
        disabled={done}
        title={title}
        data-testid={busy ? 'train-pause' : 'train-start'}
        onClick={busy ? onPause : onStart}
      >
        {busy ? <PauseSign /> : <PlaySign />}
        {busy ? words.pause : begun ? words.resume : words.start}
      </Button>
      <Button disabled={!resting} title={title} data-testid="train-step" onClick={onStep}>
        {words.step}
      </Button>
      <Button disabled={!resting} title={title} data-testid="train-epoch" onClick={onEpoch}>
        {trainLive.epoch}
      </Button>
      <Button
        ref={slowButton}
        disabled={!resting}
        title={title}
        aria-haspopup="dialog"
        data-testid="train-slow"
        onClick={onSlow}
      >
        {trainLive.slow}
      </Button>
      <Button disabled={!begun && !busy && !state.error} data-testid="train-reset" onClick={onReset}>
        {words.reset}
      </Button>
    </div>
  )
}

const PlaySign = () => (
  <svg viewBox="0 0 12 12" className="size-3" aria-hidden fill="currentColor">
    <path d="M2 1l9 5-9 5z" />
  </svg>
)

const PauseSign = () => (
  <svg viewBox="0 0 12 12" className="size-3" aria-hidden fill="currentColor">
    <path d="M1.5 1h3v10h-3zM7.5 1h3v10h-3z" />
  </svg>
)
