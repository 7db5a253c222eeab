import { createContext } from 'react'

/** Takes what the address asks of a figure in vain; `teller` is the state that says so. */
export type TellRefused = (teller: string, refused: readonly string[]) => void

export const RefusedContext = createContext<TellRefused | null>(null)
