import { DEFAULT_OWN, parseOwnSettings, type OwnSettings } from '@/lib/data/own-network'
import { CodedError, toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import { LONGEST_TEXT, templates } from '@/lib/nn/own-spec'
import { takeFromAddress, unpackText } from './own-network-link'
import { createStore, type Store } from './store'

/** What put another text in the place of the reader's. */
export type ReplacedBy = 'template' | 'file' | 'link' | 'tidy' | 'undo'

export interface OwnTextState {
  /** False until storage and address have been read. */
  known: boolean
  text: string
  settings: OwnSettings
  /** The text before the last replacement, for the way back. */
  replaced: { text: string; by: ReplacedBy } | null
  /** Grows when a text was replaced from outside the editor. */
  revision: number
  error: { code: ErrorCode; detail: ErrorDetail } | null
  /** False once the browser refused to keep the text. */
  kept: boolean
}

const KEY = 'own-network'

export interface TextWorld {
  read(): string | null
  /** False when storage is forbidden or full. */
  write(value: string): boolean
  /** The packed text of the address, which is then gone from it. */
  fromAddress(): string | null
}

const browserWorld: TextWorld = {
  read() {
    try {
      return localStorage.getItem(KEY)
    } catch {
      return null
    }
  },
  write(value) {
    try {
      localStorage.setItem(KEY, value)
      return true
    } catch {
      return false
    }
  },
  fromAddress: takeFromAddress,
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_TEXT

/** What was kept, nothing in it believed. */
function parseKept(kept: string | null): Pick<OwnTextState, 'text' | 'settings' | 'replaced'> {
  try {
    const { text, settings, replaced } = JSON.parse(kept ?? '{}') as Record<string, unknown>
    const before = replaced as { text?: unknown; by?: unknown } | null | undefined
    return {
      text: isText(text) ? text : templates.modern,
      settings: parseOwnSettings(settings),
      replaced: isText(before?.text) ? { text: before.text, by: 'undo' } : null,
    }
  } catch {
    return { text: templates.modern, settings: DEFAULT_OWN, replaced: null }
  }
}

export interface OwnText {
  readonly store: Store<OwnTextState>
  /** Reads storage and address, once. */
  load(): Promise<void>
  /** What the reader has typed. */
  type(text: string): void
  /** Puts another text in its place; the one before can be had back. */
  replace(text: string, by: ReplacedBy): void
  /** The text before the last replacement; pressed again, the one after it. */
  undo(): void
  /** Takes a text from a file; where it is none, the present one stays. */
  open(file: File): Promise<void>
  change(settings: Partial<OwnSettings>): void
}

/** The text that the reader writes: kept on the device, taken from an address or a file, never lost to another. */
export function createOwnText(world: TextWorld = browserWorld): OwnText {
  const store = createStore<OwnTextState>({
    known: false,
    text: templates.modern,
    settings: DEFAULT_OWN,
    replaced: null,
    revision: 0,
    error: null,
    kept: true,
  })
  let loading: Promise<void> | undefined

  function keep() {
    const { text, settings, replaced } = store.get()
    // A text that is too long is not kept; the last one that was not stays.
    if (isText(text)) store.set({ kept: world.write(JSON.stringify({ text, settings, replaced })) })
  }

  const fail = (reason: unknown) => {
    const { code, detail } = toCodedError(reason)
    store.set({ error: { code, detail } })
  }

  function replace(next: string, by: ReplacedBy) {
    const { text, revision } = store.get()
    if (next === text) return store.set({ error: null })
    store.set({ text: next, replaced: { text, by }, revision: revision + 1, error: null })
    keep()
  }

  async function read() {
    store.set(parseKept(world.read()))
    const packed = world.fromAddress()
    if (packed !== null) {
      try {
        replace(await unpackText(packed), 'link')
      } catch (reason) {
        fail(reason)
      }
    }
    store.set({ known: true })
  }

  return {
    store,
    load: () => (loading ??= read()),
    type(text) {
      if (text === store.get().text) return
      store.set({ text, error: null })
      keep()
    },
    replace,
    undo() {
      const { replaced } = store.get()
      if (replaced) replace(replaced.text, 'undo')
    },
    async open(file) {
      try {
        replace(await readTextFile(file), 'file')
      } catch (reason) {
        fail(reason)
      }
    },
    change(patch) {
      store.set(({ settings }) => ({ settings: { ...settings, ...patch } }))
      keep()
    },
  }
}

/** The text of a file that says a network, sound or not. @throws CodedError own-file-long; own-file-other */
export async function readTextFile(file: File): Promise<string> {
  // UTF-8 has at most three bytes for each unit.
  if (file.size > 3 * LONGEST_TEXT)
    throw new CodedError('own-file-long', {
      kilobytes: Math.round(file.size / 1000),
      limit: LONGEST_TEXT / 1000,
    })
  try {
    const bytes = await file.arrayBuffer()
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const value = JSON.parse(text) as { layers?: unknown } | null
    if (isText(text) && Array.isArray(value?.layers)) return text
  } catch {
    // Not text, or no JSON.
  }
  throw new CodedError('own-file-other', { name: file.name.slice(0, 80) })
}

export const ownText = createOwnText()
