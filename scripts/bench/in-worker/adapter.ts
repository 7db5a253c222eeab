import { serve } from './serve'

serve({
  /** What the WebGPU adapter calls itself. */
  adapter: async () => {
    const adapter = await navigator.gpu?.requestAdapter()
    if (!adapter) return null
    const { vendor, architecture, device, description } = adapter.info
    return [vendor, architecture, device, description].filter(Boolean).join(', ') || 'unnamed'
  },
})
