import { createContext, useCallback, useContext } from 'react'

/** What the outputs of the network in use are called; null where they are the ten digits. */
const Names = createContext<readonly string[] | null>(null)

/** Around a bench whose network may be the reader's own, of symbols of the reader's own. */
export const ClassNames = Names.Provider

/** The name of an output: of a digit its number, of a symbol what the reader called it; '– 7' is an output without a symbol. */
export function useNameOf(): (output: number) => string {
  const names = useContext(Names)
  return useCallback((output: number) => (names ? (names[output] ?? `– ${output}`) : String(output)), [names])
}
