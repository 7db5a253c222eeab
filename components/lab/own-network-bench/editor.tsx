import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react'
import { Alert } from '@/components/ui/alert'
import type { CodeEditor, EditorWords } from './code-editor'

export type EditorHandle = Pick<CodeEditor, 'select' | 'change'>

interface Props {
  ref: Ref<EditorHandle>
  text: string
  /** Grows when `text` does not come from the editor. */
  revision: number
  words: EditorWords
  loading: string
  failed: string
  /** Marked in the text. */
  layer: { from: number; to: number } | null
  onChange: (text: string) => void
  onCursor: (place: number) => void
}

/** Where the text is written. The editor is fetched by itself; without it a plain field takes its place. */
export function Editor(props: Props) {
  const { ref, text, revision, words, loading, failed, layer } = props
  const element = useRef<HTMLDivElement>(null)
  const plain = useRef<HTMLTextAreaElement>(null)
  const editor = useRef<CodeEditor | null>(null)
  const [phase, setPhase] = useState<'loading' | 'ready' | 'failed'>('loading')
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    let gone = false
    let mounted: CodeEditor | null = null
    import('./code-editor').then(
      ({ mountEditor }) => {
        const outer = element.current
        if (gone || !outer) return
        const root = outer.shadowRoot ?? outer.attachShadow({ mode: 'open' })
        const host = document.createElement('div')
        host.style.height = '100%'
        root.replaceChildren(host)
        mounted = mountEditor({
          host,
          root,
          text: latest.current.text,
          words: latest.current.words,
          onChange: (next) => latest.current.onChange(next),
          onCursor: (place) => latest.current.onCursor(place),
        })
        editor.current = mounted
        setPhase('ready')
      },
      () => !gone && setPhase('failed'),
    )
    return () => {
      gone = true
      mounted?.destroy()
      editor.current = null
    }
  }, [words])

  // What the reader types has come from the editor; anything else goes into it.
  useEffect(() => editor.current?.setText(latest.current.text), [revision, phase])
  useEffect(() => editor.current?.mark(layer), [layer, text, phase])

  useImperativeHandle(ref, () => ({
    select(from, to) {
      editor.current?.select(from, to)
      plain.current?.focus()
      plain.current?.setSelectionRange(from, to)
    },
    change(from, to, insert) {
      const { text: now, onChange } = latest.current
      if (editor.current) editor.current.change(from, to, insert)
      else onChange(now.slice(0, from) + insert + now.slice(to))
    },
  }))

  return (
    <div data-testid="own-network-editor" data-phase={phase}>
      {phase === 'failed' && (
        <>
          <Alert tone="info">{failed}</Alert>
          <textarea
            ref={plain}
            aria-label={words.label}
            className="mt-2 h-96 w-full rounded-xl border border-edge/60 bg-card p-3 font-mono text-[0.8125rem] leading-relaxed"
            spellCheck={false}
            value={text}
            onChange={(event) => props.onChange(event.target.value)}
          />
        </>
      )}
      {phase !== 'failed' && (
        <div className="relative h-96 rounded-xl border border-edge/60 bg-card">
          {phase === 'loading' && <p className="p-3 text-sm text-soft">{loading}</p>}
          <div ref={element} className="absolute inset-0" />
        </div>
      )}
    </div>
  )
}
