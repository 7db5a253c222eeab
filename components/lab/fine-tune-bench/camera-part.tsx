import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { CameraView } from '../camera'
import type { UsedCamera } from '../camera/use-camera'

interface Props {
  camera: UsedCamera
  hint: string
  /** Beside the button that ends it. */
  children: ReactNode
  /** Called as often as `everyMs` while `running`, one after the other. */
  running: boolean
  everyMs: number
  onFrame: (frame: ImageBitmap) => Promise<void>
}

/** The camera at work: plainly marked as on, its frames handed over one by one. Questions and failures as elsewhere. */
export function CameraPart({ camera, hint, children, running, everyMs, onFrame }: Props) {
  const words = useBenchStrings().strings.camera
  const { phase, stream } = camera.state
  const video = useRef<HTMLVideoElement>(null)
  const take = useRef(onFrame)
  useEffect(() => {
    take.current = onFrame
  })

  useEffect(() => {
    const element = video.current
    if (!element || !stream) return
    element.srcObject = stream
    element.play().catch(() => {}) // stopped before it began
    return () => {
      element.srcObject = null
    }
  }, [stream])

  useEffect(() => {
    if (!running || phase !== 'on') return
    let over = false
    let timer: ReturnType<typeof setTimeout>
    const next = async () => {
      const element = video.current
      // Nothing is shown yet: createImageBitmap would refuse.
      if (element && element.videoWidth > 0) {
        try {
          await take.current(await createImageBitmap(element))
        } catch {
          // A frame is not worth an error: the next one comes at once.
        }
      }
      if (!over) timer = setTimeout(() => void next(), everyMs)
    }
    void next()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [running, phase, everyMs])

  if (phase !== 'on') return <CameraView camera={camera} hint={hint} onStill={() => {}} />
  return (
    <div
      role="group"
      aria-label={words.title}
      data-testid="camera"
      className="rounded-xl border-2 border-[#c62828] bg-card p-3"
    >
      <p role="status" className="m-0 mb-2 flex flex-wrap items-center gap-2 text-sm font-semibold">
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
        className="block aspect-square max-h-64 w-full rounded-md bg-wash object-cover"
      />
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {children}
        {camera.state.cameras > 1 && (
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
