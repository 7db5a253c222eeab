import { Experiment } from '@/components/lab/experiment'
import type { OptimiserFigureProps } from './optimiser-words'

export default function DecayRace({ lang, racing }: OptimiserFigureProps) {
  return <Experiment id="weight-decay" lang={lang} words={racing} />
}
