import { useEffect, useState, type DragEvent } from 'react'

const isLink = (data: DataTransfer) => data.types.includes('text/uri-list')
const holdsFiles = (data: DataTransfer | null) => data?.types.includes('Files') ?? false

interface PhotoDrop {
  /** A file hangs over the bench. */
  over: boolean
  /** To be spread on the element that takes the drop. */
  handlers: {
    onDragEnter: (event: DragEvent) => void
    onDragOver: (event: DragEvent) => void
    onDragLeave: (event: DragEvent) => void
    onDrop: (event: DragEvent) => void
  }
}

/**
 * Takes what is dropped on an element, files or a link (a picture dragged out of another page is often only its
 * address). A file that misses the element is refused: the browser would open it in place of the page.
 */
export function usePhotoDrop(
  onFiles: (files: [File, ...File[]]) => void,
  onLink: (address: string) => void,
): PhotoDrop {
  const [over, setOver] = useState(false)

  useEffect(() => {
    const refuse = (event: globalThis.DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer || !holdsFiles(event.dataTransfer)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'none'
    }
    window.addEventListener('dragover', refuse)
    window.addEventListener('drop', refuse)
    return () => {
      window.removeEventListener('dragover', refuse)
      window.removeEventListener('drop', refuse)
    }
  }, [])

  const hover = (event: DragEvent) => {
    if (!holdsFiles(event.dataTransfer) && !isLink(event.dataTransfer)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  return {
    over,
    handlers: {
      onDragEnter: hover,
      onDragOver: hover,
      onDragLeave: (event) => {
        // Moving onto a child leaves nothing.
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      },
      onDrop: (event) => {
        setOver(false)
        const [first, ...others] = event.dataTransfer.files
        const address = event.dataTransfer.getData('text/uri-list')
        if (!first && !address) return
        event.preventDefault()
        if (first) onFiles([first, ...others])
        else onLink(address)
      },
    },
  }
}
