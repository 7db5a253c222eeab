import type { MDXComponents } from 'mdx/types'
import {
  AlexNetFigure,
  CodeFigure,
  CompareFigure,
  IdeasFigure,
  ArchitectureFigure,
  ConvolutionFigure,
  HistoryFigure,
  LearningFigure,
  RoadFigure,
  ScaleFigure,
} from '@/components/chapters/figures'
import { Answer } from '@/components/mdx/answer'
import {
  BreakBench,
  ChequeBench,
  CompressionBench,
  DrawBench,
  FineTuneBench,
  InsideBench,
  LimitsBench,
  MistakesBench,
  NumberPhotoBench,
  OwnDataBench,
  OutgrowBench,
  OwnNetworkBench,
  PhotoBench,
  PhotoInsideBench,
  PhotoWhyBench,
  RunsBench,
  TakeAwayBench,
  TrainingBench,
  WeightsBench,
  WhyBench,
} from '@/components/mdx/benches'
import { DeepDive, Lead, Note, Pitfall, Recap, YouWillLearn } from '@/components/mdx/blocks'
import { Choice } from '@/components/mdx/choice'
import { Cite } from '@/components/mdx/cite'
import { Code, HeaderCell, Pre, Table, TextLink } from '@/components/mdx/elements'
import { Fact } from '@/components/mdx/fact'
import { Figure } from '@/components/mdx/figure'
import { Part } from '@/components/mdx/part'
import { Section, Sub } from '@/components/mdx/section'
import { Step } from '@/components/mdx/step'
import { Term } from '@/components/mdx/term'
import { Walk } from '@/components/mdx/walk'

/** The closed vocabulary of the prose: content files import nothing and use only this. */
const vocabulary = {
  Section,
  Sub,
  Lead,
  YouWillLearn,
  Term,
  Fact,
  Cite,
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
  ChequeBench,
  DrawBench,
  WhyBench,
  BreakBench,
  FineTuneBench,
  CompressionBench,
  InsideBench,
  LimitsBench,
  NumberPhotoBench,
  OwnDataBench,
  OutgrowBench,
  OwnNetworkBench,
  PhotoBench,
  PhotoInsideBench,
  PhotoWhyBench,
  RunsBench,
  TakeAwayBench,
  WeightsBench,
  ConvolutionFigure,
  ArchitectureFigure,
  HistoryFigure,
  RoadFigure,
  AlexNetFigure,
  CodeFigure,
  CompareFigure,
  IdeasFigure,
  ScaleFigure,
  Walk,
  Step,
  Part,
  a: TextLink,
  table: Table,
  th: HeaderCell,
  pre: Pre,
  code: Code,
} satisfies MDXComponents

export function useMDXComponents(): MDXComponents {
  return vocabulary
}
