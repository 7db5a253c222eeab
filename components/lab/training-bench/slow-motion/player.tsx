import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../../bench-strings'

/** Milliseconds a frame stays. */
export const SPEEDS = { slow: 8000, normal: 4000, fast: 2000 } as const
export type Speed = keyof typeof SPEEDS
const NAMES = Object.keys(SPEEDS) as Speed[]

interface Props {
  at: number
  count: number
  /** What the frame shows. */
  title: string
  playing: boolean
  speed: Speed
  onGo: (to: number) => void
  onPlay: () => void
  onSpeed: (speed: Speed) => void
}

/** Back, play or pause, on, how fast, and where in the story one is. */
export function Player({ at, count, title, playing, speed, onGo, onPlay, onSpeed }: Props) {
  const words = useBenchStrings().strings.trainLive.slowMotion
  return (
    <footer className="border-t border-line px-4 py-2 sm:px-6">
      <p className="sr-only" aria-live="polite">
        {fill(words.frame, { at: at + 1, count, title })}
      </p>
      <div className="mb-2 flex gap-1" aria-hidden>
        {Array.from({ length: count }, (_, i) => (
          <span key={i} className={`h-1 grow rounded-full ${i <= at ? 'bg-lenet' : 'bg-line'}`} />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-1.5 sm:gap-2">
        <Button
          className="max-sm:px-2.5"
          disabled={at === 0}
          data-testid="slow-back"
          onClick={() => onGo(at - 1)}
        >
          {words.back}
        </Button>
        <Button
          kind="primary"
          className="max-sm:px-2.5"
          disabled={at === count - 1}
          data-testid="slow-next"
          onClick={() => onGo(at + 1)}
        >
          {words.next}
        </Button>
        <Button className="max-sm:px-2.5" data-testid="slow-play" onClick={onPlay}>
          {playing ? words.pause : words.play}
        </Button>
        <Select
          label={words.speed}
          hideLabel
          className="w-24 sm:w-28"
          value={speed}
          options={NAMES.map((value) => ({ value, label: words.speeds[value] }))}
          onChange={onSpeed}
          testId="slow-speed"
        />
      </div>
      <p className="mt-1 hidden text-[0.8125rem] text-soft sm:block">{words.keys}</p>
    </footer>
  )
}
