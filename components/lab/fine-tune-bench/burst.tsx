import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import type { UsedCamera } from '../camera/use-camera'
import type { FineTune } from '@/lib/engine/fine-tune'
import { fill } from '@/lib/i18n/fill'
import { CameraPart } from './camera-part'

const EVERY_MS = 200
/** Of one burst: more are too much alike to teach anything. */
const MOST = 60

interface Props {
  tune: FineTune
  camera: UsedCamera
  classId: string
}

/** Pictures from the camera, several a second while the reader wants, added to the class at once when it ends. */
export function Burst({ tune, camera, classId }: Props) {
  const words = useBenchStrings().strings.fineTune.burst
  const [taking, setTaking] = useState(false)
  const [count, setCount] = useState(0)
  const taken = useRef<Uint8Array<ArrayBuffer>[]>([])
  const { phase } = camera.state

  const finish = () => {
    setTaking(false)
    tune.addReady(classId, taken.current)
    taken.current = []
    setCount(0)
  }
  // Whatever ends the camera ends the burst: what was taken is kept.
  const end = useRef(finish)
  useEffect(() => {
    end.current = finish
  })
  useEffect(() => {
    if (phase !== 'on' && taken.current.length > 0) end.current()
  }, [phase])
  useEffect(() => () => tune.addReady(classId, taken.current.splice(0)), [tune, classId])

  async function onFrame(frame: ImageBitmap) {
    taken.current.push(await tune.look({ photo: frame, name: '' }, new AbortController().signal))
    setCount(taken.current.length)
    if (taken.current.length >= MOST) finish()
  }

  return (
    <CameraPart camera={camera} hint={words.hint} running={taking} everyMs={EVERY_MS} onFrame={onFrame}>
      <Button
        kind="primary"
        data-testid="finetune-burst"
        data-taken={count}
        onClick={() => (taking ? finish() : setTaking(true))}
      >
        {taking ? `${words.stop} · ${fill(words.taken, { count })}` : words.start}
      </Button>
    </CameraPart>
  )
}
