import { useEffect, useState } from 'react'

/** How the copying of a text ended. */
export interface Copied {
  text: string
  worked: boolean
}

/** Puts a text on the clipboard; false where there is none, as over plain http, or the browser forbids it. */
export async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/**
 * Copies what stands on the page; `of` tells it apart, and of what is not there any more nothing is said.
 * @param shownMs how long success is told; for ever without
 */
export function useCopy(of: string, shownMs?: number) {
  const [last, setLast] = useState<(Copied & { of: string }) | null>(null)
  useEffect(() => {
    if (!last?.worked || shownMs === undefined) return
    const timer = setTimeout(() => setLast(null), shownMs)
    return () => clearTimeout(timer)
  }, [last, shownMs])
  const copied: Copied | null = last?.of === of ? last : null
  const copy = async (text = of) => setLast({ of, text, worked: await toClipboard(text) })
  return { copied, copy }
}
