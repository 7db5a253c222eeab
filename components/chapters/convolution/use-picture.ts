import { useCallback, useEffect, useState } from 'react'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { createStore } from '@/lib/engine/store'
import { useStore } from '@/lib/hooks/use-store'
import { useTestDigits } from '@/lib/hooks/use-test-digits'
import { loadPhoto } from './open-photo'
import {
  digitIndex,
  inkOfColours,
  isPhoto,
  PICTURE,
  pictureFields,
  pictureOfText,
  picturesText,
  SIDE,
} from './picture'

const KEPT = 'convolution/picture'

function keptPicture(): Uint8Array | null {
  try {
    return pictureOfText(sessionStorage.getItem(KEPT))
  } catch {
    return null // storage is forbidden: the picture lasts as long as the page
  }
}

/** What the reader drew or opened. */
const own = createStore<{ pixels: Uint8Array | null }>({ pixels: null })
let looked = false

function ownPicture() {
  if (!looked) {
    looked = true
    const kept = keptPicture()
    if (kept) own.set({ pixels: kept })
  }
  return own
}

/** Keeps the reader's picture, in this tab alone. */
export function setOwnPicture(pixels: Uint8Array): void {
  ownPicture().set({ pixels })
  try {
    sessionStorage.setItem(KEPT, picturesText(pixels))
  } catch {
    // as above
  }
}

const blank = new Uint8Array(SIDE * SIDE)

export interface Picture {
  name: string
  /** 28x28 ink bytes; null until they are here. */
  pixels: Uint8Array | null
  /** Any of the hundred test digits. */
  digit: (index: number) => Uint8Array | null
  choose: (name: string) => void
  failed: boolean
  retry: () => void
}

/** The picture that all figures of the chapter look at. */
export function usePicture(): Picture {
  const { state, change } = useFigureState(PICTURE, pictureFields)
  const { digits, error, retry: retryDigits } = useTestDigits()
  const { pixels: drawn } = useStore(ownPicture())
  const [photo, setPhoto] = useState<{ name: string; pixels: Uint8Array | null } | null>(null)
  const [attempt, setAttempt] = useState(0)
  const { of } = state

  useEffect(() => {
    if (!isPhoto(of)) return
    let gone = false
    loadPhoto(of, SIDE).then(
      (colours) => gone || setPhoto({ name: of, pixels: inkOfColours(colours) }),
      () => gone || setPhoto({ name: of, pixels: null }),
    )
    return () => {
      gone = true
    }
  }, [of, attempt])

  const index = digitIndex(of)
  const loaded = photo?.name === of ? photo : null
  const pixels =
    index !== null
      ? (digits?.pixels(index) ?? null)
      : of === 'own'
        ? (drawn ?? blank)
        : (loaded?.pixels ?? null)
  return {
    name: of,
    pixels,
    digit: (at) => digits?.pixels(at) ?? null,
    choose: useCallback((name: string) => change({ of: name }), [change]),
    failed: index !== null ? error !== null : loaded !== null && loaded.pixels === null,
    retry: () => {
      if (error) void retryDigits()
      setAttempt(attempt + 1)
    },
  }
}
