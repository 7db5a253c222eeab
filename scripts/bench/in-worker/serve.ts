/** In a worker: answers calls by name, one at a time. */
export function serve(functions: Record<string, (argument: never) => unknown>): void {
  self.onmessage = async ({ data: { name, argument } }: MessageEvent) => {
    try {
      self.postMessage({ result: await functions[name](argument as never) })
    } catch (reason) {
      const error = reason instanceof Error ? `${reason.message}${detailOf(reason)}` : String(reason)
      self.postMessage({ error })
    }
  }
}

/** What a coded error of ours knows beyond its code. */
const detailOf = (reason: Error) => ('detail' in reason ? ` ${JSON.stringify(reason.detail)}` : '')

export async function fetchBytes(path: string): Promise<ArrayBuffer> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response.arrayBuffer()
}
