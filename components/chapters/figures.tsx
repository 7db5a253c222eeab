import { heights as alexnetArchitecture } from './alexnet-architecture/heights'
import { heights as alexnetIdeas } from './alexnet-ideas/heights'
import { heights as code } from './code/heights'
import { heights as compare } from './compare/heights'
import { heights as convolution } from './convolution/heights'
import { LateFigure, type ChapterWithFigures } from './late-figure'
import { heights as lenetArchitecture } from './lenet-architecture/heights'
import { heights as lenetHistory } from './lenet-history/heights'
import { heights as roadToImagenet } from './road-to-imagenet/heights'
import { heights as trainLenet } from './train-lenet/heights'
import { heights as trainingAtScale } from './training-at-scale/heights'

/**
 * What the prose calls a chapter's figures by. Names and heights stay on the server: a page carries neither the figures of
 * other chapters nor what is known of them.
 */
const figuresOf = <Name extends string>(
  chapter: ChapterWithFigures,
  heights: Readonly<Record<Name, string>>,
) =>
  function ChapterFigure({ name }: { name: Name }) {
    return <LateFigure chapter={chapter} name={name} className={heights[name]} />
  }

export const ConvolutionFigure = figuresOf('convolution', convolution)
export const HistoryFigure = figuresOf('lenet-history', lenetHistory)
export const ArchitectureFigure = figuresOf('lenet-architecture', lenetArchitecture)
export const LearningFigure = figuresOf('train-lenet', trainLenet)
export const RoadFigure = figuresOf('road-to-imagenet', roadToImagenet)
export const AlexNetFigure = figuresOf('alexnet-architecture', alexnetArchitecture)
export const IdeasFigure = figuresOf('alexnet-ideas', alexnetIdeas)
export const ScaleFigure = figuresOf('training-at-scale', trainingAtScale)
export const CompareFigure = figuresOf('compare', compare)
export const CodeFigure = figuresOf('code', code)
