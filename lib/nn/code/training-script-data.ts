import type { AnyNetwork } from '../layers'
import { plainText, pythonNumber } from './python-text'
import type { PixelInput } from './source-parts'
import { listPictures, photosClass, type PhotoData } from './training-script-photos'

/** Digits of 28x28 bytes: MNIST's four files, or a folder of pictures that are made to such. */
export interface DigitData {
  kind: 'digits'
  from: 'mnist' | 'folder'
  pixels: PixelInput
  /** Of 60,000: how many are trained on, and how many are held back. Of fewer there are, the same share is held back. */
  training: number
  validation: number
  /** Every pass in the order of the first. */
  fixedOrder: boolean
  /** As lib/data/distort.ts: degrees, share, share, pixels; 0 for none. */
  rotation: number
  scale: number
  shear: number
  shift: number
}

const readMnist = String.raw`
IDX_FILES = ('train-images', 'train-labels', 't10k-images', 't10k-labels')


def read_idx(folder, name):
    """One of MNIST's files, plain or packed: two zero bytes, the type, the dimensions, the bytes."""
    kind = 'idx3' if name.endswith('images') else 'idx1'
    for place in (folder, os.path.join(folder, 'MNIST', 'raw')):
        for file in (f'{name}-{kind}-ubyte', f'{name}.{kind}-ubyte'):
            for ending, open_file in (('', open), ('.gz', gzip.open)):
                path = os.path.join(place, file + ending)
                if not os.path.exists(path):
                    continue
                with open_file(path, 'rb') as source:
                    content = source.read()
                rank = content[3] if content[:3] == b'\0\0\x08' else 0
                shape = [int.from_bytes(content[4 + 4 * i:8 + 4 * i], 'big') for i in range(rank)]
                values = np.frombuffer(content, np.uint8)[4 + 4 * rank:]
                right = len(shape) == int(kind[3]) and shape[1:] == [28, 28][:rank - 1]
                if not right or values.size != math.prod(shape):
                    fail(f'{path} is no IDX file of {name}, or it is cut off')
                return values.reshape(shape)
    fail(f'{folder} holds no {name}-{kind}-ubyte (or .gz). With torchvision, this fetches them:\n'
         f'  python -c "from torchvision.datasets import MNIST; MNIST({folder!r}, download=True)"')


def read_data(folder):
    """Pictures [n, 28, 28], labels, names of the classes, and where the test digits begin."""
    train, labels, test, test_labels = (read_idx(folder, name) for name in IDX_FILES)
    for name, pictures, answers in (('train', train, labels), ('t10k', test, test_labels)):
        if len(pictures) != len(answers):
            fail(f'{folder}: {len(pictures)} pictures and {len(answers)} labels in {name}')
        if answers.max() >= CLASSES:
            fail(f'{folder}: label {answers.max()}, but the network has {CLASSES} outputs')
    return np.concatenate([train, test]), np.concatenate([labels, test_labels]), None, len(train)`.trim()

const readGreyFolder = String.raw`
def read_data(folder):
    """Pictures [n, 28, 28], labels, names of the classes, and where the test pictures begin: there are none."""
    paths, labels, names = list_pictures(folder)
    if len(names) > CLASSES:
        fail(f'{folder} has {len(names)} subfolders, but the network has {CLASSES} outputs')
    mixed = shuffled(range(len(paths)), uniform_numbers(mix_seed(1998, 1)))  # else one class would come after another
    paths, labels = [paths[i] for i in mixed], [labels[i] for i in mixed]
    pictures = np.empty((len(paths), 28, 28), np.uint8)
    for i, path in enumerate(paths):
        grey = np.array(middle_square(open_picture(path, 'L'), 28, 'BOX'))
        edge = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
        pictures[i] = 255 - grey if edge.mean() > 127 else grey  # a bright edge is paper: 0
    return pictures, np.array(labels), names, len(paths)`.trim()

const splitAndOrder = ({ training, validation, fixedOrder }: DigitData) =>
  String.raw`
def split(count):
    """The page's split: training pictures (shard by shard) and those held back, the same for every seed."""
    training, validation = [], []
    held = ${validation} * count // 60000
    for shard, first in enumerate(range(0, count, 5000)):
        end = min(first + 5000, count)
        share = end * held // count - first * held // count
        mixed = shuffled(range(first, end), uniform_numbers(mix_seed(1998, 1, shard)))
        training.append(sorted(mixed[share:]))
        validation += sorted(mixed[:share])
    return training, validation


def order_of_pass(shards, number):
    """The pictures of a pass (from 0) in the page's order."""
    seed = SETTINGS['seed']
    first = [i for shard, part in enumerate(shards)
             for i in shuffled(part, uniform_numbers(mix_seed(seed, 2, shard)))]
    chosen = first[:${training}]
    if ${fixedOrder ? 'True' : 'number == 0'}:
        return chosen
    every = chosen if len(chosen) < len(first) else [i for part in shards for i in part]
    return shuffled(every, uniform_numbers(mix_seed(seed, 3, number)))`.trim()

const distortedFunction = ({ rotation, scale, shear, shift }: DigitData) =>
  String.raw`
def distorted(digits, places, count, step):
    """Digits at these places of a batch, each turned, stretched, slanted and shifted as the page does in this step."""
    numbers = uniform_numbers(mix_seed(mix_seed(SETTINGS['seed'], step), 4001))
    drawn = 2 * np.array([next(numbers) for _ in range(6 * count)]).reshape(count, 6)[places] - 1
    angle = drawn[:, 0] * ${pythonNumber(rotation)} * math.pi / 180
    wide, high = 1 / (1 + drawn[:, 1] * ${pythonNumber(scale)}), 1 / (1 + drawn[:, 2] * ${pythonNumber(scale)})
    shear = drawn[:, 3] * ${pythonNumber(shear)}
    shift_x, shift_y = drawn[:, 4] * ${pythonNumber(shift)}, drawn[:, 5] * ${pythonNumber(shift)}
    cos, sin = np.cos(angle), np.sin(angle)
    column = lambda values: values[:, None, None]
    u = np.arange(28)[None, None, :] - 13.5 - column(shift_x)
    v = np.arange(28)[None, :, None] - 13.5 - column(shift_y)
    x = column(wide * (cos - shear * sin)) * u + column(wide * (sin + shear * cos)) * v + 13.5
    y = column(-high * sin) * u + column(high * cos) * v + 13.5
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    part_x, part_y = x - left, y - top
    padded = np.pad(digits.astype(float), ((0, 0), (1, 1), (1, 1)))  # beyond the edge there is paper
    rows = np.arange(len(digits))[:, None, None]
    ink = lambda i, j: padded[rows, np.clip(i + 1, 0, 29), np.clip(j + 1, 0, 29)]
    upper = ink(top, left) * (1 - part_x) + ink(top, left + 1) * part_x
    lower = ink(top + 1, left) * (1 - part_x) + ink(top + 1, left + 1) * part_x
    return np.floor(upper * (1 - part_y) + lower * part_y + 0.5).astype(np.uint8)`.trim()

const digitsClass = (data: DigitData, distorts: boolean) =>
  String.raw`
class Data:
    """Digits, all of them in memory."""

    def __init__(self, folder, workers):
        self.pictures, labels, self.names, trained = read_data(folder)
        self.labels = torch.tensor(labels, dtype=torch.int64)
        self.shards, self.validation = split(trained)
        self.test = list(range(trained, len(labels)))
        self.training = min(${data.training}, trained - len(self.validation))

    def order(self, number):
        return order_of_pass(self.shards, number)

    def shares(self, batches, first_step, number):
        """Of each batch, given as [whole batch, places in it], the pictures and labels."""
        for step, (batch, places) in enumerate(batches, first_step):
            mine = [batch[place] for place in places]
            digits = self.pictures[mine]${
              distorts
                ? `
            digits = distorted(digits, places, len(batch), step)`
                : ''
            }
            yield prepare(digits), self.labels[mine]

    def looks(self, indices):
        for at in range(0, len(indices), 250):
            mine = indices[at:at + 250]
            yield prepare(self.pictures[mine]), self.labels[mine]`.trim()

const classesConstant = (spec: AnyNetwork, outputs: number) =>
  `CLASSES = ${outputs}  # outputs of ${plainText(spec.title)}`

/** Parts of the script that read and hand out the data; the last is the class Data. */
export function dataParts(spec: AnyNetwork, data: DigitData | PhotoData, outputs: number): string[] {
  const classes = classesConstant(spec, outputs)
  if (data.kind === 'photos') return [classes, listPictures, photosClass(data)]
  const { rotation, scale, shear, shift } = data
  const distorts = [rotation, scale, shear, shift].some((by) => by > 0)
  const reading = data.from === 'mnist' ? [readMnist] : [listPictures, readGreyFolder]
  return [
    classes,
    ...reading,
    splitAndOrder(data),
    ...(distorts ? [distortedFunction(data)] : []),
    digitsClass(data, distorts),
  ]
}
