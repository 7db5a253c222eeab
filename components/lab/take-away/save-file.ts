import type { MadeFile } from './encoders'

/** Safari reads the blob some time after the click. */
const KEEP_MS = 30_000

/** Hands a file to the browser's downloads. */
export function saveFile({ name, type, bytes }: MadeFile): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS)
}
