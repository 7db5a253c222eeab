import { useMemo } from 'react'
import { examplesOfCell } from '@/lib/data/confusion'
import type { OpenCell } from './index'

/** Places of a cell's digits in its look, in the order chosen. */
export function usePlacesOfCell(cell: OpenCell | null): readonly number[] {
  return useMemo(() => {
    if (!cell) return []
    const surest = examplesOfCell(cell.look, cell.label, cell.prediction)
    return cell.unsureFirst ? surest.reverse() : surest
  }, [cell])
}
