import { describe, expect, it } from 'vitest'
import { courseListing, journeyOf, mends, type Mend } from '@/components/chapters/code/course-listing'
import { findPython, named, runPython } from './find-python'

const python = findPython('torch', 'torchvision')

/** Runs the class of each listing with a picture of each side; how it ends, at which line, and how many scores come. */
const SCRIPT = `
import json, sys, traceback
import torch as real
import torchvision
real.set_num_threads(1)
# Only shapes matter: no values are drawn.
for name in ('kaiming_uniform_', 'uniform_'):
    setattr(real.nn.init, name, lambda tensor, *rest, **named: tensor)
answers = []
for job in json.load(sys.stdin):
    lines = job['source'].split('\\n')
    text = '\\n'.join(line for line in lines if not line.startswith('ready ='))
    space = {}
    exec(compile(text, 'listing.py', 'exec'), space)
    model = space['AlexNet']()
    model.eval()
    for side in job['sides']:
        try:
            with real.no_grad():
                out = model(real.zeros(1, 3, side, side))
            answers.append({'end': 'runs', 'scores': out.numel()})
        except Exception as error:
            line = [at.lineno for at in traceback.extract_tb(error.__traceback__) if at.filename == 'listing.py'][-1]
            answers.append({'end': 'failed', 'error': type(error).__name__ + ': ' + str(error), 'line': line})
    parameters = sum(p.numel() for p in model.parameters())
    for answer in answers[-len(job['sides']):]:
        answer['parameters'] = parameters
json.dump(answers, sys.stdout)
`

interface Answer {
  end: 'runs' | 'failed'
  error?: string
  line?: number
  scores?: number
  parameters: number
}

const every: Mend[][] = [
  [],
  ['import'],
  ['pool'],
  ['import', 'pool'],
  ['network'],
  ['import', 'network'],
  [...mends],
]
const sides = [16, 48, 62, 63, 224, 227, 256]
const sourceOf = (mended: readonly Mend[]) =>
  courseListing(new Set(mended))
    .map(({ line }) => line)
    .join('\n')

describe('the course page’s listing', () => {
  it.skipIf(!python)(
    named(
      python,
      'torch and torchvision',
      'ends as PyTorch ends it, at the same line, with every mend and size',
    ),
    () => {
      const jobs = every.map((mended) => ({ source: sourceOf(mended), sides }))
      const answers = runPython<Answer[]>(python!, SCRIPT, jobs)
      every.forEach((mended, m) =>
        sides.forEach((side, s) => {
          const { end } = journeyOf(new Set(mended), side)
          const { end: really, error, line, scores, parameters } = answers[m * sides.length + s]
          const what = `${mended.join(' and ') || 'as it is'}, ${side}`
          expect(parameters, what).toBe(mended.includes('network') ? 60_965_224 : 61_100_840)
          expect(end.kind, what).toBe(really)
          if (end.kind === 'runs') expect(scores, what).toBe(1000)
          else expect([end.error, end.line], what).toEqual([error, line])
        }),
      )
    },
    60_000,
  )

  it('as it is, fails for every size; with both mends it runs from 63 pixels on', () => {
    const ends = (mended: Mend[], side: number) => journeyOf(new Set(mended), side).end
    expect(ends([], 224)).toMatchObject({ kind: 'failed', error: "NameError: name 'torch' is not defined" })
    expect(ends(['import'], 224)).toEqual({ kind: 'runs' })
    expect(ends(['import'], 227)).toEqual({ kind: 'runs' })
    expect(ends(['import'], 256)).toMatchObject({ error: expect.stringContaining('1x12544 and 9216x4096') })
    expect(ends(['import', 'pool'], 62).kind).toBe('failed')
    expect(ends(['import', 'pool'], 63)).toEqual({ kind: 'runs' })
    // The paper's layers have no padding in conv1: 224 pixels are too few without the adaptive pooling.
    expect(ends(['import', 'network'], 224)).toMatchObject({ error: expect.stringContaining('1x6400') })
    expect(ends(['import', 'network'], 227)).toEqual({ kind: 'runs' })
  })

  it('marks a line for each lack, and another or a new one for each mend', () => {
    for (const mend of mends) {
      const marked = (mended: Mend[]) =>
        courseListing(new Set(mended))
          .filter((line) => line.mend === mend)
          .map(({ line }) => line)
      expect(marked([]).length, mend).toBeGreaterThan(0)
      expect(marked([mend]), mend).not.toEqual(marked([]))
    }
    expect(sourceOf([])).toContain('pretrained=True')
    expect(sourceOf(['weights'])).not.toContain('pretrained')
    expect(sourceOf(['weights'])).toContain('weights=models.AlexNet_Weights.IMAGENET1K_V1')
  })
})
