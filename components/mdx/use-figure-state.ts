'use client'

import { use, useCallback, useEffect, useId, useMemo } from 'react'
import { useStore } from '@/lib/hooks/use-store'
import type { Field } from './figure-fields'
import { driveFigure, figureStore, rereadAddress, type FigureValues } from './figure-store'
import { RefusedContext } from './refused-context'

export type Fields<State> = { readonly [Name in keyof State]: Field<State[Name]> }

/** What a figure's texts mean, the usual where one says nothing, and the names of those that mean nothing. */
export function readFields<State extends object>(
  fields: Fields<State>,
  values: FigureValues,
): { state: State; refused: string[] } {
  const refused: string[] = []
  const state = {} as State
  for (const name of Object.keys(fields) as (keyof State & string)[]) {
    const text = Object.hasOwn(values, name) ? values[name] : undefined
    const value = text === undefined ? undefined : fields[name].parse(text)
    if (text !== undefined && value === undefined) refused.push(`${name}=${text}`)
    state[name] = value ?? fields[name].initial
  }
  return { state, refused }
}

/** The texts of a state: only what is not the usual. */
export function writeFields<State extends object>(fields: Fields<State>, state: State): FigureValues {
  const values: Record<string, string> = {}
  for (const name of Object.keys(fields) as (keyof State & string)[]) {
    const text = fields[name].format(state[name])
    if (text !== fields[name].format(fields[name].initial)) values[name] = text
  }
  return values
}

export interface FigureState<State> {
  state: State
  /** Changes some of it. */
  change: (patch: Partial<State>) => void
  /** Everything as it was at first. */
  reset: () => void
}

/**
 * The state of a live figure, kept in the page's address and driven by the steps of the text as well as by the figure's
 * own controls. What the address asks for in vain is said above the figure. `fields` must be a constant of the module.
 */
export function useFigureState<State extends object>(
  figure: string,
  fields: Fields<State>,
): FigureState<State> {
  const store = figureStore(figure)
  const { values } = useStore(store)
  useEffect(() => rereadAddress(figure), [figure])
  const { state, refused } = useMemo(() => readFields(fields, values), [fields, values])
  const teller = useId()
  const tell = use(RefusedContext)
  useEffect(() => {
    tell?.(teller, refused)
    return () => tell?.(teller, [])
  }, [tell, teller, refused])
  const change = useCallback(
    (patch: Partial<State>) => {
      const { state: now } = readFields(fields, figureStore(figure).get().values)
      driveFigure(figure, writeFields(fields, { ...now, ...patch }))
    },
    [figure, fields],
  )
  const reset = useCallback(() => driveFigure(figure, {}), [figure])
  return { state, change, reset }
}
