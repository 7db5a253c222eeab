import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { tenLines, tenLinesText, tenParts } from '@/components/chapters/code/ten-lines'
import { findPython, named, runPython } from './find-python'

const python = findPython('torch', 'torchvision', 'PIL')

/** Red pictures and blue ones; AlexNet with random weights instead of those that would be fetched. */
const SCRIPT = `
import json, os, random, sys
import torch, torchvision
from PIL import Image
torch.set_num_threads(1)
argument = json.load(sys.stdin)
os.chdir(argument['folder'])
random.seed(1)
for name, colour in (('red', (220, 40, 30)), ('blue', (30, 40, 220))):
    os.makedirs('photos/' + name)
    for i in range(4):
        shade = tuple(min(255, max(0, c + random.randint(-30, 30))) for c in colour)
        Image.new('RGB', (80, 70), shade).save(f'photos/{name}/{i}.png')
torch.manual_seed(3)
made = torchvision.models.alexnet()
with torch.no_grad():
    for parameter in made.parameters():
        if parameter.dim() > 1:
            parameter.normal_(0, (2 / parameter[0].numel()) ** 0.5)
asked = []
def alexnet(weights):
    asked.append(str(weights))
    return made
torchvision.models.alexnet = alexnet
before = {name: value.clone() for name, value in made.state_dict().items()}
losses = []
original = torch.nn.functional.cross_entropy
def cross_entropy(scores, wanted):
    losses.append(original(scores, wanted))
    return losses[-1]
torch.nn.functional.cross_entropy = cross_entropy
space = {}
exec(compile(argument['source'], 'fine_tune.py', 'exec'), space)
model = space['model']
changed = [name for name, value in model.state_dict().items() if name in before and
           (value.shape != before[name].shape or not torch.equal(value, before[name]))]
json.dump({'asked': asked, 'changed': changed, 'losses': [loss.item() for loss in losses],
           'shape': list(model.classifier[6].weight.shape), 'dropping': model.classifier[0].training}, sys.stdout)
`

describe('fine-tuning in ten lines', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ten-lines-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('has ten lines without its imports, each of a part of its own', () => {
    const counted = tenLines.filter(({ part }) => part !== 'imports')
    expect(counted).toHaveLength(10)
    expect(counted.map(({ part }) => part)).toEqual(tenParts.slice(1))
    for (const { line } of tenLines) expect(line.length, line).toBeLessThanOrEqual(92)
  })

  it.skipIf(!python)(
    named(
      python,
      'torch, torchvision and PIL',
      'runs on a folder of pictures, and trains the new last layer alone',
    ),
    () => {
      const answer = runPython<{
        asked: string[]
        changed: string[]
        losses: number[]
        shape: number[]
        dropping: boolean
      }>(python!, SCRIPT, { folder, source: tenLinesText })
      expect(answer.asked).toEqual(['AlexNet_Weights.IMAGENET1K_V1'])
      expect(answer.changed).toEqual(['classifier.6.weight', 'classifier.6.bias'])
      expect(answer.shape).toEqual([2, 4096])
      expect(answer.dropping).toBe(false)
      expect(answer.losses).toHaveLength(10)
      expect(answer.losses.at(-1)).toBeLessThan(answer.losses[0] / 2)
    },
    60_000,
  )
})
