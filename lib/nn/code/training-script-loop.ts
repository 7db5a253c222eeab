import type { LossSpec } from '../loss'
import { pythonNumber } from './python-text'

/** Learning rate after the first: the same ways as lib/data/rate.ts, with its numbers. */
export type ScriptSchedule =
  | { kind: 'constant' }
  | { kind: 'cosine' }
  /** Shares of the rate in pass 1, 2, ...; the last one stays. */
  | { kind: 'passes'; shares: readonly number[] }
  /** Divided by `factor` after so many looks without a new best validation accuracy, `most` times. */
  | { kind: 'plateau'; factor: number; looks: number; most: number }

/** New values from a step on. */
export interface ScriptChange {
  step: number
  learningRate: number
  momentum: number
  weightDecay: number
}

export const startPart = String.raw`
def fail(message):
    """Ends the program; of many processes one says why."""
    if int(os.environ.get('RANK', 0)) == 0:
        sys.exit(f'{os.path.basename(sys.argv[0])}: {message}')
    sys.exit(1)


def start(device):
    """Number of this process, how many there are, and what it computes on. torchrun tells by the environment."""
    rank, world = int(os.environ.get('RANK', 0)), int(os.environ.get('WORLD_SIZE', 1))
    if device is None:
        device = 'cuda' if torch.cuda.is_available() else 'cpu'
    if device == 'cuda':
        local = int(os.environ.get('LOCAL_RANK', 0))
        if local >= torch.cuda.device_count():
            fail(f'{torch.cuda.device_count()} graphics card(s) here: start no more processes, or use --device cpu')
        torch.cuda.set_device(local)
        device = f'cuda:{local}'
    if world > 1:
        dist.init_process_group('nccl' if device.startswith('cuda') else 'gloo')
    return rank, world, torch.device(device)


def total(values, world, device):
    """The sum of each of these numbers over all processes."""
    # Kept until the next call: a thread of gloo that were the last to let go of it would wait for Python, while Python,
    # ending the run, waits for that thread.
    total.sums = torch.tensor(values, dtype=torch.float64, device=device)
    if world > 1:
        dist.all_reduce(total.sums)
    return total.sums.tolist()`.trim()

export function lossesFunction(loss: LossSpec): string {
  switch (loss.kind) {
    case 'cross-entropy':
      return `def losses_of(outputs, labels):
    """-ln of the share that softmax gives to the right class, one for each picture."""
    return F.cross_entropy(outputs, labels, reduction='none')`
    case 'mle':
      return `def losses_of(penalties, labels):
    """The penalty of the right class (LeCun et al. 1998, equation 8), one for each picture."""
    return penalties.gather(1, labels[:, None])[:, 0]`
    case 'map':
      return `def losses_of(penalties, labels):
    """LeCun et al. 1998, equation 9, with j = ${pythonNumber(loss.rubbish)}: the wrong classes are pushed away, too."""
    right = penalties.gather(1, labels[:, None])[:, 0]
    rubbish = torch.full_like(right[:, None], -${pythonNumber(loss.rubbish)})
    return right + torch.logsumexp(torch.cat([-penalties, rubbish], 1), 1)`
    default:
      return loss satisfies never
  }
}

export const optimiserClass = (kind: 'sgd' | 'adam') =>
  kind === 'sgd'
    ? String.raw`
class Optimiser:
    """Krizhevsky et al. 2012, section 5: the decay is a part of the gradient; v <- m v + rate g; w <- w - v. Unlike in
    torch.optim.SGD the rate is inside v: where it changes, the two differ for some steps."""

    def __init__(self, weights):
        self.weights = list(weights)
        self.moments = [torch.zeros_like(weight) for weight in self.weights]

    @torch.no_grad()
    def step(self, number, rate, momentum, decay):
        for weight, velocity in zip(self.weights, self.moments):
            velocity.mul_(momentum).add_(weight.grad + decay * weight, alpha=rate)
            weight.sub_(velocity)`.trim()
    : String.raw`
class Optimiser:
    """Adam (Kingma and Ba 2015, algorithm 1, with the corrected rate of section 2); the decay is a part of the gradient."""

    def __init__(self, weights):
        self.weights = list(weights)
        self.moments = [torch.zeros_like(weight) for weight in self.weights for _ in range(2)]

    @torch.no_grad()
    def step(self, number, rate, momentum, decay):
        corrected = rate * math.sqrt(1 - 0.999 ** number) / (1 - 0.9 ** number)
        for weight, first, second in zip(self.weights, self.moments[::2], self.moments[1::2]):
            gradient = weight.grad + decay * weight
            first.mul_(0.9).add_(gradient, alpha=1 - 0.9)
            second.mul_(0.999).add_(gradient * gradient, alpha=1 - 0.999)
            weight.sub_(corrected * first / (second.sqrt() + 1e-8))`.trim()

function scheduled(schedule: ScriptSchedule): string {
  switch (schedule.kind) {
    case 'constant':
      return '    return rate, momentum, decay'
    case 'cosine':
      return `    rate *= 0.5 * (1 + math.cos(math.pi * step / (steps_a_pass * SETTINGS['passes'])))
    return rate, momentum, decay`
    case 'passes': {
      const shares = schedule.shares.map(pythonNumber).join(', ')
      return `    shares = [${shares}]  # of the passes; the last one stays
    return rate * shares[min(step // steps_a_pass, ${schedule.shares.length - 1})], momentum, decay`
    }
    case 'plateau':
      return `    best, waited, plateaus = -1, 0, 0
    for accuracy in accuracies:  # of the validation pictures, looked at so far
        if accuracy > best:
            best, waited = accuracy, 0
        else:
            waited += 1
            if waited == ${schedule.looks}:
                waited, plateaus = 0, plateaus + 1
    return rate / ${pythonNumber(schedule.factor)} ** min(plateaus, ${schedule.most}), momentum, decay`
    default:
      return schedule satisfies never
  }
}

export function ratesFunction(schedule: ScriptSchedule, changes: readonly ScriptChange[]): string {
  const rows = changes.map(
    ({ step, learningRate, momentum, weightDecay }) =>
      `        (${step}, ${[learningRate, momentum, weightDecay].map(pythonNumber).join(', ')}),\n`,
  )
  const changed =
    rows.length === 0
      ? ''
      : `    for since, *values in (  # as they were changed in the page
${rows.join('')}    ):
        if step >= since:
            rate, momentum, decay = values
`
  return `def rates(step, steps_a_pass, accuracies):
    """Learning rate, momentum and weight decay after so many steps."""
    rate, momentum, decay = (SETTINGS[name] for name in ('learning rate', 'momentum', 'weight decay'))
${changed}${scheduled(schedule)}`
}

/** `least`: pictures that a process must have in a step; batch normalisation needs two. */
export const sharePart = (least: 1 | 2) =>
  String.raw`
def share_of(count, rank, world):
    """The places in a batch of this size that fall to a process, and what each counts. The processes take turns, so
    their shares differ by one picture at most; who gets fewer than it must have, takes others along that count 0."""
    mine = list(range(rank, count, world))
    others = [i % count for i in range(${least} - len(mine))]
    return mine + others, [1.0] * len(mine) + [0.0] * len(others)`.trim()

/** `smallest`: the smallest output wins. */
export const evaluatePart = (smallest: boolean) =>
  String.raw`
@torch.no_grad()
def evaluate(model, data, indices, rank, world, device):
    """Share of these pictures that is read right, and the mean loss; each process looks at its share of them."""
    if world > 1:
        for buffer in model.buffers():  # running statistics: everybody takes those of process 0
            dist.broadcast(buffer, 0)
    model.eval()
    right = loss = 0.0
    for pictures, labels in data.looks(indices[rank::world]):
        outputs, labels = model(pictures.to(device)), labels.to(device)
        right += (outputs.${smallest ? 'argmin' : 'argmax'}(1) == labels).sum().item()
        loss += losses_of(outputs, labels).sum().item()
    model.train()
    right, loss = total([right, loss], world, device)
    return right / len(indices), loss / len(indices)`.trim()

export const filesPart = String.raw`
def write_safetensors(path, tensors, notes):
    """The length of a header in eight bytes, the header in JSON, then the numbers. The page reads this file."""
    header, numbers = {'__metadata__': notes}, []
    end = 0
    for name, tensor in tensors.items():
        if name.endswith('num_batches_tracked'):
            continue
        data = tensor.detach().cpu().numpy().astype('<f4').tobytes()
        header[name] = {'dtype': 'F32', 'shape': list(tensor.shape), 'data_offsets': [end, end + len(data)]}
        end += len(data)
        numbers.append(data)
    text = json.dumps(header).encode()
    text += b' ' * (-len(text) % 8)
    with open(path + '.part', 'wb') as file:
        file.write(len(text).to_bytes(8, 'little') + text)
        for data in numbers:
            file.write(data)
    os.replace(path + '.part', path)


def save_checkpoint(path, state):
    torch.save(state, path + '.part')
    os.replace(path + '.part', path)


def open_checkpoint(path):
    """What was kept, if it is of these settings. More passes may be asked for than it was begun with."""
    if not os.path.exists(path):
        fail(f'there is no {path} to go on from; leave out --resume to begin')
    kept = torch.load(path, map_location='cpu')
    for name, value in SETTINGS.items():
        if name != 'passes' and kept['settings'].get(name) != value:
            fail(f'{path} was made with {name} = {kept["settings"].get(name)!r}, this script has {value!r}')
    return kept`.trim()
