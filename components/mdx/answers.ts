'use client'

import { usePathname } from 'next/navigation'
import { useCallback, useMemo, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
const session = new Map<string, string>() // where storage is forbidden, answers last as long as the page

function read(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? session.get(key) ?? null
  } catch {
    return session.get(key) ?? null
  }
}

function write(key: string, value: string | null): void {
  if (value === null) session.delete(key)
  else session.set(key, value)
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // kept in `session`
  }
  listeners.forEach((listener) => listener())
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * The answer that this reader last had checked for a question, or null. Kept per chapter and question, so it is the
 * same in both languages.
 */
export function useCheckedAnswer(id: string): [string | null, (answer: string | null) => void] {
  const chapter = usePathname().split('/')[2] ?? ''
  const key = useMemo(() => `answer/${chapter}/${id}`, [chapter, id])
  const checked = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  )
  return [checked, useCallback((answer: string | null) => write(key, answer), [key])]
}
