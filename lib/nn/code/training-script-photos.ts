import { pythonNumber } from './python-text'

/** Photos, in folders that are the classes. */
export interface PhotoData {
  kind: 'photos'
  /** The middle square of a photo is scaled to this side; the network sees `side` pixels of it. */
  kept: number
  side: number
  filter: 'bilinear' | 'area'
  /** A pixel's value is (byte / 255 - mean) / deviation, for R, G, B. */
  mean: readonly number[]
  deviation: readonly number[]
}

/** Lists the pictures of a folder and opens them: used for digits and for photos. */
export const listPictures = String.raw`
PICTURES = ('.bmp', '.jpeg', '.jpg', '.pgm', '.png', '.ppm', '.tif', '.tiff', '.webp')


def list_pictures(folder):
    """Paths of the pictures, their labels, and the names of the classes: those of the subfolders, sorted."""
    try:
        import PIL  # noqa: F401
    except ImportError:
        fail('to read pictures, Python needs Pillow: python -m pip install pillow')
    if not os.path.isdir(folder):
        fail(f'there is no folder {folder}')
    names = sorted(entry.name for entry in os.scandir(folder) if entry.is_dir())
    paths, labels = [], []
    for label, name in enumerate(names):
        within = os.path.join(folder, name)
        files = sorted(file for file in os.listdir(within) if file.lower().endswith(PICTURES))
        if not files:
            fail(f'{within} holds no pictures; each subfolder of {folder} is a class')
        paths += [os.path.join(within, file) for file in files]
        labels += [label] * len(files)
    if not names:
        fail(f'{folder} holds no subfolders; each class needs one, with its pictures in it')
    return paths, labels, names


def open_picture(path, mode):
    """A picture in grey ('L') or colour ('RGB'), upright."""
    from PIL import Image, ImageOps
    try:
        return ImageOps.exif_transpose(Image.open(path)).convert(mode)
    except OSError as error:
        raise RuntimeError(f'{path} is no picture that Pillow can read: {error}') from None


def middle_square(photo, side, filter):
    """The middle square of a picture, scaled with one of Pillow's filters."""
    from PIL import Image
    width = min(photo.size)
    left, top = (photo.width - width) // 2, (photo.height - width) // 2
    return photo.resize((side, side), getattr(Image, filter), box=(left, top, left + width, top + width))`.trim()

/** The class Data of photos. */
export const photosClass = ({ kept, side, filter, mean, deviation }: PhotoData) =>
  String.raw`
class Data:
    """Photos, read when they are needed. With subfolders train and val, each with the classes in it, these are the two
    parts; else every tenth photo is held back, by a fixed draw."""

    def __init__(self, folder, workers):
        self.workers = workers
        parts = [os.path.join(folder, name) for name in ('train', 'val')]
        if all(os.path.isdir(part) for part in parts):
            (paths, labels, self.names), (more, answers, names) = map(list_pictures, parts)
            if names != self.names:
                fail(f'{parts[0]} and {parts[1]} have different subfolders')
            self.indices, self.validation = list(range(len(paths))), list(range(len(paths), len(paths + more)))
            self.paths, self.labels = paths + more, labels + answers
        else:
            self.paths, self.labels, self.names = list_pictures(folder)
            mixed = shuffled(range(len(self.paths)), uniform_numbers(mix_seed(1998, 1)))
            held = len(mixed) // 10
            self.indices, self.validation = sorted(mixed[held:]), sorted(mixed[:held])
        if len(self.names) != CLASSES:
            fail(f'{folder} has {len(self.names)} classes (subfolders), but the network has {CLASSES} outputs: '
                 f'take the script from the page again, for {len(self.names)} classes')
        self.test = []
        self.training = len(self.indices)

    def order(self, number):
        generator = torch.Generator().manual_seed(mix_seed(SETTINGS['seed'], 3, number))
        return [self.indices[i] for i in torch.randperm(len(self.indices), generator=generator).tolist()]

    def __getitem__(self, key):
        """A photo as the network reads it. key: its index, and the pass in training, or None."""
        index, number = key
        photo = np.array(middle_square(open_picture(self.paths[index], 'RGB'), ${kept}, '${filter === 'area' ? 'BOX' : 'BILINEAR'}'), np.float32)
        x = y = ${Math.floor((kept - side) / 2)}
        if number is not None:  # a piece of it, mirrored or not
            draw = np.random.default_rng([SETTINGS['seed'], number, index])
            x, y, mirrored = draw.integers(${kept - side + 1}), draw.integers(${kept - side + 1}), draw.integers(2)
            photo = photo[:, ::-1] if mirrored else photo
        piece = photo[y:y + ${side}, x:x + ${side}] / 255
        scaled = (piece - [${mean.map(pythonNumber).join(', ')}]) / [${deviation.map(pythonNumber).join(', ')}]
        return torch.tensor(scaled.transpose(2, 0, 1), dtype=torch.float32), self.labels[index]

    def load(self, batches):
        return torch.utils.data.DataLoader(self, batch_sampler=batches, num_workers=min(self.workers, os.cpu_count()))

    def shares(self, batches, first_step, number):
        """Of each batch, given as [whole batch, places in it], the pictures and labels."""
        return self.load([[(batch[place], number) for place in places] for batch, places in batches])

    def looks(self, indices):
        return self.load([[(i, None) for i in indices[at:at + 50]] for at in range(0, len(indices), 50)])`.trim()
