import { twoRunRace, type RaceState, type TwoRunRace } from '@/lib/engine/two-run-race'
import { useStore } from './use-store'

/** What can be done with the race of two runs; it never changes. */
export const useRace = (): TwoRunRace => twoRunRace

/** How the race stands: it changes some times a second while it is run. */
export const useRaceState = (): RaceState => useStore(twoRunRace.store)
