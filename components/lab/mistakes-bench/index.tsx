import { useState } from 'react'
import { heldBack, lookKey, type Look } from '@/lib/engine/examiner'
import { useExaminer } from '@/lib/hooks/use-examiner'
import { useBenchStrings } from '../bench-strings'
import { ClassNames } from '../class-names'
import { CellDigits } from './cell-digits'
import { DigitPanel } from './digit-panel'
import { LookControls } from './look-controls'
import { LookNotes } from './look-notes'
import { Matrix } from './matrix'
import { Summary } from './summary'
import { usePlacesOfCell } from './use-places-of-cell'

/** A cell of one look, and the order of its digits. */
export interface OpenCell {
  look: Look
  label: number
  prediction: number
  unsureFirst: boolean
}

/** What a network misreads, which digits they are, and why. */
export default function MistakesBench() {
  const words = useBenchStrings().strings.mistakes
  const { state, examiner, mine } = useExaminer()
  const { digit } = state
  // Until there is one of the reader's own, the shipped network is looked into.
  const network = mine ? state.network : 'shipped'
  const set = network === 'mine' && heldBack(mine) === 0 ? 'test' : state.set
  const look = state.looks[lookKey(network, set)] ?? null
  const [chosen, setChosen] = useState<OpenCell | null>(null)
  const cell = chosen && chosen.look === look ? chosen : null
  const places = usePlacesOfCell(cell)
  /** Grows when a digit of the list is pressed: the reader is then led to its panel, which stands below. */
  const [led, setLed] = useState(0)
  const shown = digit && digit.look === look ? digit : null

  const openCell = (label: number, prediction: number) => {
    if (!look) return
    examiner.closeDigit()
    setChosen({ look, label, prediction, unsureFirst: label === prediction })
  }

  return (
    <ClassNames value={network === 'mine' ? (mine?.names ?? null) : null}>
      <div role="group" aria-label={words.bench} className="@container font-sans">
        <LookControls state={state} network={network} set={set} look={look} mine={mine} examiner={examiner} />
        <LookNotes state={state} look={look} mine={mine} onLook={examiner.look} />

        <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 @min-[52rem]:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)] @min-[52rem]:grid-rows-[auto_1fr]">
          <Summary look={look} onOpen={openCell} />
          <Matrix look={look} cell={cell} onOpen={openCell} />
          <div className="min-w-0">
            <CellDigits
              // Another cell begins with its first digits.
              key={cell ? `${cell.label}/${cell.prediction}/${look?.network}/${look?.set}` : 'none'}
              cell={cell}
              places={places}
              open={shown?.next ?? shown?.place ?? null}
              onOrder={(unsureFirst) => cell && setChosen({ ...cell, unsureFirst })}
              onOpen={(place) => {
                if (!look) return
                setLed(led + 1)
                void examiner.openDigit(look, place)
              }}
            />
          </div>
        </div>

        {shown && (
          <DigitPanel
            view={shown}
            led={led}
            places={places}
            onOpen={(place) => void examiner.openDigit(shown.look, place)}
            onClose={examiner.closeDigit}
          />
        )}
      </div>
    </ClassNames>
  )
}
