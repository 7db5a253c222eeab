import type { MDXComponents } from 'mdx/types'
import { ArchitectureFigure } from '@/components/chapters/lenet-architecture/figures'
import { LearningFigure } from '@/components/chapters/train-lenet/figures'
import { Answer } from '@/components/mdx/answer'
import {
  DrawBench,
  MistakesBench,
  OwnDataBench,
  PhotoBench,
  RunsBench,
  TakeAwayBench,
  TrainingBench,
} from '@/components/mdx/benches'
import { DeepDive, Lead, Note, Pitfall, Recap, YouWillLearn } from '@/components/mdx/blocks'
import { Choice } from '@/components/mdx/choice'
import { Code, HeaderCell, Pre, Table, TextLink } from '@/components/mdx/elements'
import { Fact } from '@/components/mdx/fact'
import { Figure } from '@/components/mdx/figure'
import { Section, Sub } from '@/components/mdx/section'
import { Term } from '@/components/mdx/term'

/** The closed vocabulary of the prose: content files import nothing and use only this. */
const vocabulary = {
  Section,
  Sub,
  Lead,
  YouWillLearn,
  Term,
  Fact,
  Note,
  Figure,
  Pitfall,
  DeepDive,
  Recap,
  Choice,
  Answer,
  LearningFigure,
  TrainingBench,
  MistakesBench,
  DrawBench,
  OwnDataBench,
  PhotoBench,
  RunsBench,
  TakeAwayBench,
  ArchitectureFigure,
  a: TextLink,
  table: Table,
  th: HeaderCell,
  pre: Pre,
  code: Code,
} satisfies MDXComponents

export function useMDXComponents(): MDXComponents {
  return vocabulary
}
