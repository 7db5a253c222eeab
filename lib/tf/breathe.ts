/**
 * Lets the worker hear its messages: resolves in a new macrotask, after about 10 µs. Not setTimeout (at least 1 to 4
 * ms) and not requestAnimationFrame (stands still in hidden tabs); a bare await would never let a cancel in.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
