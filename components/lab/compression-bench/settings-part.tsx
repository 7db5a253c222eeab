import { PAPER } from '@/components/mdx/compression-facts'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Slider } from '@/components/ui/slider'
import { SHARED_BITS } from '@/lib/formats/coding/compress-layer'
import { layerKinds } from '@/lib/formats/coding/compress-network'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { CHOSEN, GENTLE } from './measured'
import { MOST_PRUNED, type useSetting } from './use-setting'

const presets = { chosen: CHOSEN, paper: PAPER, gentle: GENTLE }

/** What is to be done to the weights. */
export function SettingsPart({ setting, huffman, set, setAll, setHuffman }: ReturnType<typeof useSetting>) {
  const words = useBenchStrings().strings.compression
  return (
    <div>
      <div className="grid gap-x-8 gap-y-4 @2xl:grid-cols-2">
        {layerKinds.map((kind) => (
          <div key={kind} role="group" aria-label={words.kinds[kind]} className="grid gap-1">
            <p className="font-semibold">{words.kinds[kind]}</p>
            <Slider
              label={words.pruned}
              value={Math.round(100 * setting[kind].pruned)}
              min={0}
              max={MOST_PRUNED}
              step={1}
              format={(share) => fill(words.percent, { share })}
              onChange={(pruned) => set(kind, { pruned })}
              testId={`compression-${kind}-pruned`}
            />
            <Slider
              label={words.bits}
              value={setting[kind].bits}
              min={SHARED_BITS.least}
              max={SHARED_BITS.most}
              step={1}
              format={(bits) => fill(words.shared, { count: 2 ** Math.round(bits) })}
              onChange={(bits) => set(kind, { bits })}
              testId={`compression-${kind}-bits`}
            />
          </div>
        ))}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-6 gap-y-2">
        <Checkbox
          label={words.huffman}
          checked={huffman}
          onChange={setHuffman}
          testId="compression-huffman"
        />
        <div role="group" aria-label={words.presets} className="flex flex-wrap items-center gap-2 text-sm">
          <span className="text-soft">{words.presets}</span>
          {(['chosen', 'paper', 'gentle'] as const).map((name) => (
            <Button
              key={name}
              onClick={() => setAll(presets[name])}
              data-testid={`compression-preset-${name}`}
            >
              {words.preset[name]}
            </Button>
          ))}
        </div>
      </div>
    </div>
  )
}
