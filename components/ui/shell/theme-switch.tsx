'use client'

import { useLayoutEffect, useSyncExternalStore } from 'react'
import { Choices } from '../choices'
import { MoonIcon, SunIcon, SystemIcon } from '../icons'
import { useStrings } from '../strings-provider'
import { useHydrated } from '../use-hydrated'
import { recall, remember } from './remember'

type Theme = 'system' | 'light' | 'dark'

const listeners = new Set<() => void>()

/** The script in <head> has already put the remembered theme on <html>; from there on, <html> is the truth. */
function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

function show(theme: string | null): void {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
  listeners.forEach((listener) => listener())
}

function subscribe(listener: () => void): () => void {
  const followOtherTab = (event: StorageEvent) => {
    if (event.key === 'theme' || event.key === null) show(recall('theme'))
  }
  listeners.add(listener)
  window.addEventListener('storage', followOtherTab)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', followOtherTab)
  }
}

/** System, light or dark. */
export function ThemeSwitch() {
  const { header } = useStrings().strings
  const hydrated = useHydrated()
  const theme = useSyncExternalStore(subscribe, currentTheme, (): Theme => 'system')
  // Another language brings another <html> element, on which the script of the first page did not run.
  useLayoutEffect(() => show(recall('theme')), [])
  return (
    <Choices
      label={header.theme}
      hideLabel
      iconsOnly
      waiting={!hydrated}
      value={theme}
      testId="theme-switch"
      options={[
        { value: 'system', label: header.system, icon: <SystemIcon /> },
        { value: 'light', label: header.light, icon: <SunIcon /> },
        { value: 'dark', label: header.dark, icon: <MoonIcon /> },
      ]}
      onChange={(next) => {
        remember('theme', next === 'system' ? null : next)
        show(next)
      }}
    />
  )
}
