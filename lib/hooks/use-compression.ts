import { useEffect } from 'react'
import { classifier } from '@/lib/engine/classifier-client'
import { createCompression, type Compression, type CompressionState } from '@/lib/engine/compression'
import { SITE_BASE } from '@/lib/engine/site-base'
import { useStore } from './use-store'

/** One for the page: what was computed outlives a bench that is unmounted and shown again. */
const compression = createCompression(classifier, SITE_BASE)

/** AlexNet-64 made small, and what makes it so. */
export function useCompression(): { state: CompressionState; compression: Compression } {
  useEffect(() => () => compression.leave(), [])
  return { state: useStore(compression.store), compression }
}
