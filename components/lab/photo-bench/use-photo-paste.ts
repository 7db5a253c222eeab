import { useEffect, useRef, type RefObject } from 'react'

const isTextField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Hands over a file that is pasted anywhere on the page, outside text fields, while `bench` is in view. */
export function usePhotoPaste(bench: RefObject<HTMLElement | null>, onFile: (file: File) => void): void {
  const take = useRef(onFile)
  useEffect(() => {
    take.current = onFile
  })
  useEffect(() => {
    let inView = false
    const observer = new IntersectionObserver(([entry]) => (inView = entry.isIntersecting))
    if (bench.current) observer.observe(bench.current)
    const onPaste = (event: ClipboardEvent) => {
      const file = event.clipboardData?.files[0]
      if (
        !inView ||
        !file ||
        (isTextField(event.target) && (event.target as HTMLInputElement).type !== 'file')
      )
        return
      event.preventDefault()
      take.current(file)
    }
    document.addEventListener('paste', onPaste)
    return () => {
      observer.disconnect()
      document.removeEventListener('paste', onPaste)
    }
  }, [bench])
}
