import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useOwnNetworkActions, useOwnText } from '@/lib/hooks/use-own-network'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import type { AnyNetwork } from '@/lib/nn/layers'
import { readsDigits, readSpec, type SpecProblem } from '@/lib/nn/own-spec'
import { useBenchStrings } from '../bench-strings'
import { TakeAway } from '../take-away'
import { Editor, type EditorHandle } from './editor'
import { useEditorWords } from './editor-words'
import { NetworkDrawing } from './network-drawing'
import { ProblemList } from './problem-list'
import { TextRow } from './text-row'
import { TrainPart } from './train-part'

/** Write a network as JSON: it is checked, drawn, counted, trained and taken away. */
export default function OwnNetworkBench() {
  const { strings } = useBenchStrings()
  const words = strings.ownNetwork
  const { state, actions } = useOwnText()
  const text = useDeferredValue(state.text)
  const reading = useMemo(() => readSpec(text), [text])
  const good = useLastGood(reading.spec)
  const [chosen, setChosen] = useState(0)
  const editor = useRef<EditorHandle>(null)
  const editorWords = useEditorWords()

  const span = reading.layers[chosen] ?? null
  const show = ({ from, to }: { from: number; to: number }) => editor.current?.select(from, to)
  const onCursor = (place: number) => {
    const at = reading.layers.findIndex(({ from, to }) => from <= place && place <= to)
    if (at >= 0) setChosen(at)
  }
  const trainable = reading.problems.length === 0 ? reading.spec : null

  return (
    <div role="group" aria-label={words.bench} className="@container grid gap-5 font-sans">
      <TextRow spec={reading.spec} />
      <div className="grid gap-5 @min-[56rem]:grid-cols-2">
        <div className="grid min-w-0 content-start gap-2">
          {state.known ? (
            <Editor
              ref={editor}
              text={state.text}
              revision={state.revision}
              words={editorWords}
              loading={words.editor.loading}
              failed={words.editor.failed}
              layer={span}
              onChange={actions.type}
              onCursor={onCursor}
            />
          ) : (
            <div className="h-96 rounded-xl border border-edge/60 bg-card" />
          )}
          <p className="text-[0.8125rem] text-soft">{words.editor.keys}</p>
          <ProblemList
            text={text}
            problems={reading.problems}
            onShow={(problem: SpecProblem) => show(problem)}
            onMend={({ from, to, insert }) => {
              // Places are of the text that was checked: one that has been changed since is checked first.
              if (text === state.text) editor.current?.change(from, to, insert)
            }}
          />
        </div>
        <div className="@container min-w-0">
          {!reading.spec && (
            <p className="mb-2 text-sm font-semibold text-why" data-testid="own-network-stale">
              {good ? words.drawing.stale : words.drawing.none}
            </p>
          )}
          {good && (
            <NetworkDrawing
              spec={good}
              chosen={chosen}
              onChoose={setChosen}
              onShow={reading.spec ? (layer) => show(reading.layers[layer]) : null}
            />
          )}
        </div>
      </div>
      <TrainPart spec={trainable} />
      {reading.spec && <TakeAwayPart spec={reading.spec} />}
    </div>
  )
}

/** The last network that was sound, while the text is not. */
function useLastGood(spec: AnyNetwork | null): AnyNetwork | null {
  const [good, setGood] = useState(spec)
  if (spec && spec !== good) setGood(spec)
  return spec ?? good
}

/** Weights and sources, behind a heading: it is long, and wanted at the end. */
function TakeAwayPart({ spec }: { spec: AnyNetwork }) {
  const words = useBenchStrings().strings.ownNetwork
  const actions = useOwnNetworkActions()
  const weights = useCallback(() => actions.copy(spec), [actions, spec])
  const onLoad = useCallback(
    async (parameters: Float32Array<ArrayBuffer>, statistics: Float32Array<ArrayBuffer>) => {
      await actions.take(spec, { parameters, statistics })
    },
    [actions, spec],
  )
  return (
    <details className="border-t border-line pt-3" data-testid="own-network-take-away">
      <summary className="min-h-11 cursor-pointer py-2 text-[1.0625rem] font-semibold">
        {words.outline}
      </summary>
      {readsDigits(spec) ? (
        <TakeAway
          spec={spec}
          pixels={DEFAULT_SETTINGS.pixels}
          name="own-network"
          weights={weights}
          onLoad={onLoad}
        />
      ) : (
        <p className="text-sm text-soft">{words.notDigits}</p>
      )}
    </details>
  )
}
