import { Experiment } from '@/components/lab/experiment'
import type { FigureProps } from './figures'

export default function Race({ lang, racing }: FigureProps) {
  return <Experiment id="pooling" lang={lang} words={racing} />
}
