import { createStore, type Store } from './store'

/**
 * Why there is no picture:
 * - 'insecure': the page is not on https (or localhost), where browsers give no camera
 * - 'unsupported': this browser knows no cameras
 * - 'none': the device has no camera
 * - 'refused': the reader, or a setting of the browser, said no
 * - 'in-use': another program has it, or it does not start
 * - 'lost': it was unplugged or taken away while it was on
 */
export type CameraProblem = 'insecure' | 'unsupported' | 'none' | 'refused' | 'in-use' | 'lost' | 'unknown'

export interface CameraState {
  /** `asking` from the press of the button until the reader has answered the browser's question. */
  phase: 'off' | 'asking' | 'on' | 'failed'
  /** What the camera sees, while it is on. */
  stream: MediaStream | null
  problem: CameraProblem | null
  /** Cameras of this device, once one of them was allowed; before, browsers do not tell. */
  cameras: number
}

export interface CameraParts {
  /** Absent on insecure pages and in old browsers. */
  devices: Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'> | undefined
  secure: boolean
  /** Told when the page is hidden or left; returns what ends the telling. */
  onAway(listener: () => void): () => void
  /** The page is hidden at this moment. */
  hidden(): boolean
}

export interface Camera {
  store: Store<CameraState>
  /** Asks for the camera. Only ever called by a press of the reader's. */
  start(): Promise<void>
  /** The next of several cameras, such as the one on the other side of a phone. */
  next(): Promise<void>
  /** Ends every track, so that the light beside the lens goes out. */
  stop(): void
}

const OFF: CameraState = { phase: 'off', stream: null, problem: null, cameras: 0 }

/** Fine enough for writing; what the camera has instead is taken too. */
const SIZE = { width: { ideal: 1920 }, height: { ideal: 1080 } }

/** The names of getUserMedia's errors: Media Capture and Streams, section 10.2. */
function problemOf(thrown: unknown): CameraProblem {
  switch (thrown instanceof Error ? thrown.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none'
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use'
    default:
      return 'unknown'
  }
}

/**
 * One camera, off until it is started, and off again as soon as the reader stops it, hides the page or leaves it. It
 * gives pictures only: no sound is asked for.
 */
export function createCamera({ devices, secure, onAway, hidden }: CameraParts): Camera {
  const store = createStore<CameraState>(OFF)
  let asked = 0 // grows with every start and stop: an answer to an older question is not wanted any more
  let endWatch = () => {}
  let chosen = 0

  const end = (stream: MediaStream | null) => stream?.getTracks().forEach((track) => track.stop())

  function stop() {
    asked++
    endWatch()
    endWatch = () => {}
    end(store.get().stream)
    store.set(OFF)
  }

  function fail(problem: CameraProblem) {
    stop()
    store.set({ phase: 'failed', problem })
  }

  async function open(which: string | null): Promise<void> {
    stop()
    if (!devices) return fail(secure ? 'unsupported' : 'insecure')
    const mine = ++asked
    store.set({ phase: 'asking' })
    endWatch = onAway(() => {
      if (store.get().phase === 'on') stop()
    })
    let stream: MediaStream
    try {
      stream = await devices.getUserMedia({
        // The one that looks away from the reader, at the paper.
        video: which
          ? { ...SIZE, deviceId: { exact: which } }
          : { ...SIZE, facingMode: { ideal: 'environment' } },
        audio: false,
      })
    } catch (thrown) {
      if (mine === asked) fail(problemOf(thrown))
      return
    }
    // Whoever left while the browser asked does not want the camera to come on behind their back.
    if (mine !== asked || hidden()) {
      end(stream)
      if (mine === asked) stop()
      return
    }
    for (const track of stream.getTracks())
      track.addEventListener('ended', () => {
        if (store.get().stream === stream) fail('lost')
      })
    store.set({ phase: 'on', stream })
    const all = await cameras()
    if (mine === asked) store.set({ cameras: all.length })
  }

  async function cameras(): Promise<MediaDeviceInfo[]> {
    const all = (await devices?.enumerateDevices().catch(() => [])) ?? []
    return all.filter(({ kind }) => kind === 'videoinput')
  }

  return {
    store,
    start: () => open(null),
    async next() {
      const now = store.get().stream?.getVideoTracks()[0]?.getSettings().deviceId
      const all = await cameras()
      const at = all.findIndex(({ deviceId }) => deviceId === now)
      chosen = ((at < 0 ? chosen : at) + 1) % Math.max(1, all.length)
      await open(all[chosen]?.deviceId ?? null)
    },
    stop,
  }
}

/** Tells when the page is hidden (another tab, another program, a locked phone) or left. */
function onPageAway(listener: () => void): () => void {
  const onChange = () => {
    if (isHidden()) listener()
  }
  document.addEventListener('visibilitychange', onChange)
  window.addEventListener('pagehide', listener)
  return () => {
    document.removeEventListener('visibilitychange', onChange)
    window.removeEventListener('pagehide', listener)
  }
}

const isHidden = () => document.visibilityState === 'hidden'

/** The camera of this browser. */
export const browserCamera = (): Camera =>
  createCamera({
    devices: navigator.mediaDevices as MediaDevices | undefined,
    secure: window.isSecureContext,
    onAway: onPageAway,
    hidden: isHidden,
  })
