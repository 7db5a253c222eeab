/** Parts of the program; `imports` is not counted among the ten lines. */
export const tenParts = [
  'imports',
  'weights',
  'model',
  'photos',
  'layer',
  'optimiser',
  'epochs',
  'batches',
  'zero',
  'loss',
  'step',
] as const
export type TenPart = (typeof tenParts)[number]

/** AlexNet with a new last layer, trained on a folder of photos. tests/unit/code/ten-lines.test.ts runs it. */
export const tenLines: readonly { line: string; part: TenPart }[] = [
  { line: 'import torch', part: 'imports' },
  { line: 'from torch import nn', part: 'imports' },
  { line: 'from torchvision import datasets, models', part: 'imports' },
  { line: '', part: 'imports' },
  { line: 'weights = models.AlexNet_Weights.IMAGENET1K_V1', part: 'weights' },
  { line: 'model = models.alexnet(weights=weights).requires_grad_(False).eval()', part: 'model' },
  { line: "photos = datasets.ImageFolder('photos', weights.transforms())", part: 'photos' },
  { line: 'model.classifier[6] = nn.Linear(4096, len(photos.classes))', part: 'layer' },
  {
    line: 'optimiser = torch.optim.SGD(model.classifier[6].parameters(), lr=0.01, momentum=0.9)',
    part: 'optimiser',
  },
  { line: 'for epoch in range(10):', part: 'epochs' },
  {
    line: '    for x, y in torch.utils.data.DataLoader(photos, batch_size=32, shuffle=True):',
    part: 'batches',
  },
  { line: '        optimiser.zero_grad()', part: 'zero' },
  { line: '        nn.functional.cross_entropy(model(x), y).backward()', part: 'loss' },
  { line: '        optimiser.step()', part: 'step' },
]

export const tenLinesText = `${tenLines.map(({ line }) => line).join('\n')}\n`
