import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import type { TrainerState } from '@/lib/engine/trainer-store'

interface ControlsProps {
  state: TrainerState
  onStart: () => void
  onPause: () => void
  onStep: () => void
  onReset: () => void
}

/** Train, pause, one step, reset. The first button is one and the same element, so that focus stays when it changes. */
export function Controls({ state, onStart, onPause, onStep, onReset }: ControlsProps) {
  const words = useBenchStrings().strings.train
  const busy = state.phase === 'training' || state.phase === 'loading'
  const begun = state.step > 0
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        kind="primary"
        className="min-w-32"
        disabled={state.phase === 'done'}
        data-testid={busy ? 'train-pause' : 'train-start'}
        onClick={busy ? onPause : onStart}
      >
        {busy ? <PauseSign /> : <PlaySign />}
        {busy ? words.pause : begun ? words.resume : words.start}
      </Button>
      <Button disabled={busy || state.phase === 'done'} data-testid="train-step" onClick={onStep}>
        {words.step}
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
