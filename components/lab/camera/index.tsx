import { useEffect, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { takeStill } from './take-still'
import type { UsedCamera } from './use-camera'

interface CameraViewProps {
  camera: UsedCamera
  /** What to hold before the camera, and how. */
  hint: string
  /** A still as a JPEG file; the camera is off by then. */
  onStill: (still: Blob) => void
}

/**
 * What the camera sees, plainly marked as on, with the buttons that take a still and end it. Nothing while it is off;
 * the button that turns it on is the bench's.
 */
export function CameraView({ camera, hint, onStill }: CameraViewProps) {
  const words = useBenchStrings().strings.camera
  const { phase, problem } = camera.state

  if (phase === 'failed' && problem)
    return (
      <Alert
        tone="error"
        testId="camera-error"
        action={
          problem !== 'insecure' &&
          problem !== 'unsupported' && <Button onClick={() => void camera.start()}>{words.again}</Button>
        }
      >
        {words.problems[problem]}
      </Alert>
    )
  if (phase === 'asking')
    return (
      <Alert
        tone="info"
        testId="camera-asking"
        action={<Button onClick={camera.stop}>{words.cancel}</Button>}
      >
        {words.asking}
      </Alert>
    )
  if (phase !== 'on') return null
  return <Live camera={camera} hint={hint} onStill={onStill} />
}

function Live({ camera, hint, onStill }: CameraViewProps) {
  const words = useBenchStrings().strings.camera
  const { stream, cameras } = camera.state
  const video = useRef<HTMLVideoElement>(null)
  const [showing, setShowing] = useState(false)

  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = stream
    element.play().catch(() => {}) // stopped before it began
    return () => {
      element.srcObject = null
    }
  }, [stream])

  async function take() {
    const still = video.current && (await takeStill(video.current))
    if (!still) return
    camera.stop()
    onStill(still)
  }

  return (
    <div
      role="group"
      aria-label={words.title}
      data-testid="camera"
      className="rounded-xl border-2 border-[#c62828] bg-card p-3"
    >
      <p role="status" className="m-0 mb-2 flex items-center gap-2 text-sm font-semibold">
        <span aria-hidden="true" className="size-3 rounded-full bg-[#c62828] motion-safe:animate-pulse" />
        {words.on}
        <span className="font-normal text-soft">{words.stays}</span>
      </p>
      <video
        ref={video}
        data-testid="camera-video"
        aria-label={words.live}
        muted
        playsInline
        onPlaying={() => setShowing(true)}
        className="block aspect-[4/3] max-h-[60svh] w-full rounded-md bg-wash object-contain"
      />
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button kind="primary" data-testid="camera-still" disabled={!showing} onClick={() => void take()}>
          {words.take}
        </Button>
        {cameras > 1 && (
          <Button data-testid="camera-next" onClick={() => void camera.next()}>
            {words.next}
          </Button>
        )}
        <Button data-testid="camera-stop" onClick={camera.stop}>
          {words.stop}
        </Button>
      </div>
      <p className="m-0 mt-2 text-sm text-soft">{hint}</p>
    </div>
  )
}
