import { useMemo, useState } from 'react'
import { oneOf, word } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Choices } from '@/components/ui/choices'
import { fill } from '@/lib/i18n/fill'
import { linesText } from '@/lib/nn/code/linked-lines'
import { listedNetworks, listedSpecs } from '@/lib/nn/code/listed-networks'
import { libraries, listingOf } from '@/lib/nn/code/listing'
import { CodeLines } from './code-lines'
import type { FigureProps } from './figures'
import { LayerSaid } from './layer-said'
import { NetworkLadder } from './network-ladder'
import { TakeSource } from './take-source'

const fields = {
  of: oneOf(listedNetworks, 'lenet-modern'),
  in: oneOf(libraries, 'pytorch'),
  layer: word('c1', (text) => /^[a-z0-9-]{1,16}$/.test(text)),
}

/** A network as a program, line by line beside its layers. */
export default function SourceFigure({ lang, words: all }: FigureProps) {
  const words = all.source
  const { state, change } = useFigureState('source', fields)
  const [pointed, setPointed] = useState<string | null>(null)
  const spec = listedSpecs[state.of]
  const names = spec.layers.map(({ name }) => name)
  const known = (layer: string | null) => (layer !== null && names.includes(layer) ? layer : null)
  const chosen = known(state.layer) ?? names[0]
  const lit = known(pointed) ?? chosen
  const { file, lines, text } = useMemo(() => {
    const { file, lines } = listingOf(state.of, state.in)
    const shown = lines.map(({ line, layer }) => ({
      text: line,
      part: layer === null ? null : listedSpecs[state.of].layers[layer].name,
    }))
    return { file, lines: shown, text: linesText(lines) }
  }, [state.of, state.in])
  const choose = (layer: string) => {
    setPointed(null)
    if (layer !== chosen) change({ layer })
  }
  return (
    <div className="font-sans">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Choices
          label={words.of}
          value={state.of}
          options={listedNetworks.map((value) => ({ value, label: words.networks[value] }))}
          onChange={(of) => change({ of })}
          testId="code-of"
        />
        <Choices
          label={words.in}
          value={state.in}
          options={libraries.map((value) => ({ value, label: words.libraries[value] }))}
          onChange={(to) => change({ in: to })}
          testId="code-in"
        />
      </div>
      <div className="mt-4 grid gap-3 @3xl:grid-cols-[17rem_minmax(0,1fr)]">
        <div className="grid content-start gap-3">
          <NetworkLadder
            label={fill(words.layers, { network: words.networks[state.of] })}
            spec={spec}
            lit={lit}
            onChoose={choose}
            onPoint={setPointed}
          />
          <LayerSaid spec={spec} layer={lit} lang={lang} words={all} />
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <CodeLines
            label={fill(words.label, {
              network: words.networks[state.of],
              library: words.libraries[state.in],
            })}
            lines={lines}
            lit={lit}
            follow={chosen}
            onChoose={choose}
            onPoint={setPointed}
            className="h-96 @3xl:h-0 @3xl:min-h-[30rem] @3xl:grow"
            testId="code-lines"
          />
          <TakeSource file={file} text={text} words={all} testId="code" />
          <p className="text-sm text-soft">{words.tested[state.in]}</p>
        </div>
      </div>
    </div>
  )
}
