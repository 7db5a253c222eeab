'use client'

import { useEffect } from 'react'

/** Lets the typefaces come that a page's first screen can do without (see app/globals.css). */
export function LaterFaces() {
  useEffect(() => {
    document.documentElement.dataset.faces = 'all'
  }, [])
  return null
}
