import { useEffect, useState } from 'react'
import { browserCamera, type Camera, type CameraState } from '@/lib/engine/camera'
import { useStore } from '@/lib/hooks/use-store'

export interface UsedCamera extends Omit<Camera, 'store'> {
  state: CameraState
}

/** A camera for one component: off at first, and off for good when the component goes. */
export function useCamera(): UsedCamera {
  const [{ store, start, next, stop }] = useState(browserCamera)
  useEffect(() => stop, [stop])
  return { state: useStore(store), start, next, stop }
}
