import { useMemo } from 'react'
import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { SHARED_BITS } from '@/lib/formats/coding/compress-layer'
import type { CompressionSetting, LayerKind } from '@/lib/formats/coding/compress-network'
import { CHOSEN } from './measured'

/** Percent that can be removed: a layer keeps some of its weights. */
export const MOST_PRUNED = 98

const percent = (share: number) => Math.round(100 * share)
const { least, most } = SHARED_BITS
const fields = {
  conv: whole(percent(CHOSEN.conv.pruned), 0, MOST_PRUNED),
  'conv-bits': whole(CHOSEN.conv.bits, least, most),
  dense: whole(percent(CHOSEN.dense.pruned), 0, MOST_PRUNED),
  'dense-bits': whole(CHOSEN.dense.bits, least, most),
  huffman: oneOf(['on', 'off'], 'on'),
}

/** The settings of the bench, in the page's address. */
export function useSetting() {
  const { state, change } = useFigureState('compression', fields)
  const { conv, dense } = state
  const [convBits, denseBits] = [state['conv-bits'], state['dense-bits']]
  const setting = useMemo<CompressionSetting>(
    () => ({ conv: { pruned: conv / 100, bits: convBits }, dense: { pruned: dense / 100, bits: denseBits } }),
    [conv, convBits, dense, denseBits],
  )
  return {
    setting,
    huffman: state.huffman === 'on',
    setHuffman: (on: boolean) => change({ huffman: on ? 'on' : 'off' }),
    /** `pruned` in percent. */
    set: (kind: LayerKind, patch: { pruned?: number; bits?: number }) =>
      change({
        ...(patch.pruned !== undefined && { [kind]: Math.round(patch.pruned) }),
        ...(patch.bits !== undefined && { [`${kind}-bits`]: Math.round(patch.bits) }),
      }),
    setAll: (all: CompressionSetting) =>
      change({
        conv: percent(all.conv.pruned),
        'conv-bits': all.conv.bits,
        dense: percent(all.dense.pruned),
        'dense-bits': all.dense.bits,
      }),
  }
}
