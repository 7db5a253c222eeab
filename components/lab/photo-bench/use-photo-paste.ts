import { useEffect, useRef, type RefObject } from 'react'

const isTextField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Hands over files that are pasted anywhere on the page, outside text fields, while `bench` is in view. */
export function usePhotoPaste(
  bench: RefObject<HTMLElement | null>,
  onFiles: (files: [File, ...File[]]) => void,
): void {
  const take = useRef(onFiles)
  useEffect(() => {
    take.current = onFiles
  })
  useEffect(() => {
    let inView = false
    const observer = new IntersectionObserver(([entry]) => (inView = entry.isIntersecting))
    if (bench.current) observer.observe(bench.current)
    const onPaste = (event: ClipboardEvent) => {
      const [first, ...others] = event.clipboardData?.files ?? []
      if (
        !inView ||
        !first ||
        (isTextField(event.target) && (event.target as HTMLInputElement).type !== 'file')
      )
        return
      event.preventDefault()
      take.current([first, ...others])
    }
    document.addEventListener('paste', onPaste)
    return () => {
      observer.disconnect()
      document.removeEventListener('paste', onPaste)
    }
  }, [bench])
}
