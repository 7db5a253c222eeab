import { className, moduleText, pythonFileName } from './python-text'
import { pytorchSource, torchFileName } from './pytorch'
import type { NetworkSpec } from '../spec'

/** How the page makes a photo into what the network sees. */
export interface PhotoInput {
  /** The middle square is scaled to this side, in pixels. */
  kept: number
  /** The middle of that is seen. */
  side: number
  mean: readonly number[]
  deviation: readonly number[]
}

/** What the general source does with a picture of nothing, the tuned one does with photos. */
const EMPTY = 'makes the network, reads its weights and answers to an empty picture.'
const PHOTOS = 'makes the network, reads its weights and names the class of each photo.'

const ownParts = (title: string, { kept, side, mean, deviation }: PhotoInput) => {
  const from = (kept - side) / 2
  return [
    `def read_classes(path):
    """Names of the classes, from the notes of the safetensors file."""
    with open(path, 'rb') as file:
        length = int.from_bytes(file.read(8), 'little')
        notes = json.loads(file.read(length))['__metadata__']
    return json.loads(notes['classes'])`,
    `def prepare(pixels):
    """Pixels [${side}, ${side}, 3], 0 to 255, as the network reads them: [1, 3, ${side}, ${side}]."""
    scaled = torch.from_numpy(np.asarray(pixels, np.float32) / 255)
    mean = torch.tensor([${mean.join(', ')}])
    deviation = torch.tensor([${deviation.join(', ')}])
    return ((scaled - mean) / deviation).permute(2, 0, 1)[None]`,
    `def open_photo(path):
    """The middle square of a photo at ${kept} x ${kept} pixels, and of that the middle. Needs Pillow."""
    from PIL import Image, ImageOps
    photo = ImageOps.exif_transpose(Image.open(path)).convert('RGB')
    side = min(photo.size)
    left, top = (photo.width - side) // 2, (photo.height - side) // 2
    box = (left, top, left + side, top + side)
    small = photo.resize((${kept}, ${kept}), Image.BOX, box=box)
    return np.array(small)[${from}:${from + side}, ${from}:${from + side}]`,
    `if __name__ == '__main__':
    model = ${className(title)}()
    model.load_state_dict(read_safetensors(sys.argv[1]))
    model.eval()
    classes = read_classes(sys.argv[1])
    for path in sys.argv[2:]:
        with torch.no_grad():
            shares = torch.softmax(model(prepare(open_photo(path))), 1)[0].tolist()
        print(path, *(f'{name}: {share:.1%}' for name, share in zip(classes, shares)), sep='\\n  ')`,
  ]
}

/** The file that a reader keeps the source of a tuned network in. */
export const tunedFileName = (file: string): string => pythonFileName(`${file}-torch`)

/**
 * A network that was tuned to a reader's classes as a PyTorch module that names the class of photos: Python 3.8 or newer,
 * torch 1.13 or newer, numpy, and Pillow for photos. It reads the whole network and the names of its classes from one
 * safetensors file.
 * @param file what the reader's files are called, without an ending
 */
export function tunedPytorchSource(spec: NetworkSpec, input: PhotoInput, file: string): string {
  const general = pytorchSource(spec, null, file)
  const begin = general.lastIndexOf("if __name__ == '__main__':")
  const network = general
    .slice(0, begin)
    .trimEnd()
    .replace(EMPTY, PHOTOS)
    .replace(`${torchFileName(file)} ${file}.safetensors`, (words) => `${words} photo.jpg`)
  return moduleText([network, ...ownParts(spec.title, input)])
}
