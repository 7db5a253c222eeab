import { describe, expect, it, vi } from 'vitest'
import { createCamera, type CameraProblem } from '@/lib/engine/camera'

/** A camera whose question the test answers by hand. */
function setUp({ devices = true, secure = true } = {}) {
  const asked: { resolve: (stream: MediaStream) => void; reject: (error: Error) => void }[] = []
  let away = () => {}
  let watching = 0
  const world = { hidden: false }
  const getUserMedia = vi.fn(
    (_: MediaStreamConstraints | undefined) =>
      new Promise<MediaStream>((resolve, reject) => asked.push({ resolve, reject })),
  )
  const enumerateDevices = async () =>
    ['videoinput', 'audioinput', 'videoinput'].map((kind, i) => ({
      kind,
      deviceId: String(i),
    })) as MediaDeviceInfo[]
  const camera = createCamera({
    devices: devices ? { getUserMedia, enumerateDevices } : undefined,
    secure,
    onAway(listener) {
      away = listener
      watching++
      return () => watching--
    },
    hidden: () => world.hidden,
  })
  return { camera, asked, getUserMedia, world, leave: () => away(), watching: () => watching }
}

function fakeStream(id = '0') {
  const listeners: (() => void)[] = []
  const track = {
    readyState: 'live',
    stop() {
      track.readyState = 'ended'
    },
    addEventListener: (_: string, listener: () => void) => listeners.push(listener),
    getSettings: () => ({ deviceId: id }),
  }
  const stream = { getTracks: () => [track], getVideoTracks: () => [track] } as unknown as MediaStream
  return { stream, track, unplug: () => listeners.forEach((listener) => listener()) }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))
const named = (name: string) => Object.assign(new Error(), { name })

describe('the camera', () => {
  it('asks for nothing before it is started, then for a picture without sound', async () => {
    const { camera, asked, getUserMedia } = setUp()
    await settled()
    expect(getUserMedia).not.toHaveBeenCalled()
    expect(camera.store.get().phase).toBe('off')
    void camera.start()
    expect(camera.store.get().phase).toBe('asking')
    expect(getUserMedia.mock.calls[0][0]).toMatchObject({ audio: false })
    const { stream } = fakeStream()
    asked[0].resolve(stream)
    await settled()
    expect(camera.store.get()).toMatchObject({ phase: 'on', stream, cameras: 2 })
  })

  it('ends its tracks when it is stopped, and when the page is left', async () => {
    for (const end of ['stop', 'leave'] as const) {
      const { camera, asked, leave, watching } = setUp()
      void camera.start()
      const { stream, track } = fakeStream()
      asked[0].resolve(stream)
      await settled()
      if (end === 'stop') camera.stop()
      else leave()
      expect(track.readyState).toBe('ended')
      expect(camera.store.get()).toMatchObject({ phase: 'off', stream: null })
      expect(watching()).toBe(0)
    }
  })

  it('does not come on for who has stopped, or gone, while the browser asked', async () => {
    for (const how of ['stopped', 'hidden'] as const) {
      const { camera, asked, world } = setUp()
      void camera.start()
      if (how === 'stopped') camera.stop()
      else world.hidden = true
      const { stream, track } = fakeStream()
      asked[0].resolve(stream)
      await settled()
      expect(track.readyState).toBe('ended')
      expect(camera.store.get()).toMatchObject({ phase: 'off', stream: null })
    }
  })

  it.each<[string, CameraProblem]>([
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'none'],
    ['NotReadableError', 'in-use'],
    ['TypeError', 'unknown'],
  ])('tells %s as %s, and can be tried again', async (name, problem) => {
    const { camera, asked } = setUp()
    void camera.start()
    asked[0].reject(named(name))
    await settled()
    expect(camera.store.get()).toMatchObject({ phase: 'failed', problem })
    void camera.start()
    expect(camera.store.get()).toMatchObject({ phase: 'asking', problem: null })
  })

  it('tells an insecure page from a browser without cameras', async () => {
    for (const [secure, problem] of [
      [false, 'insecure'],
      [true, 'unsupported'],
    ] as const) {
      const { camera } = setUp({ devices: false, secure })
      await camera.start()
      expect(camera.store.get()).toMatchObject({ phase: 'failed', problem })
    }
  })

  it('says when it was unplugged, and takes the next one when asked', async () => {
    const { camera, asked, getUserMedia } = setUp()
    void camera.start()
    const first = fakeStream('0')
    asked[0].resolve(first.stream)
    await settled()
    void camera.next()
    await settled()
    expect(first.track.readyState).toBe('ended')
    expect(getUserMedia.mock.calls[1][0]).toMatchObject({ video: { deviceId: { exact: '2' } } })
    const second = fakeStream('2')
    asked[1].resolve(second.stream)
    await settled()
    first.unplug() // of a camera that is not in use any more
    expect(camera.store.get().phase).toBe('on')
    second.unplug()
    expect(camera.store.get()).toMatchObject({ phase: 'failed', problem: 'lost', stream: null })
  })
})
