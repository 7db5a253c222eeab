import { useState } from 'react'
import { BARS } from '@/lib/data/amount/bar-curve'
import { DEFAULT_BAR } from '@/lib/data/amount/rejection'

const KEY = 'cheque-bar'

function keptBar(): number {
  try {
    const kept = Number(sessionStorage.getItem(KEY) ?? NaN)
    if (kept >= BARS.least && kept <= BARS.most) return kept
  } catch {
    // Forbidden: the bar then lasts as long as the page.
  }
  return DEFAULT_BAR
}

/** The bar that a reading must reach, kept for this tab. The bench is never drawn on the server, so storage is there. */
export function useBar(): [number, (bar: number) => void] {
  const [bar, setBar] = useState(keptBar)
  const take = (next: number) => {
    const held = Math.min(BARS.most, Math.max(BARS.least, next))
    setBar(held)
    try {
      sessionStorage.setItem(KEY, String(held))
    } catch {
      // As above.
    }
  }
  return [bar, take]
}
