import { SCALED_TANH } from '../layers'
import { pythonNumber } from './python-text'
import { slopeText } from './source-parts'

/** What PyTorch has no layer or function for, in PyTorch. */

export const torchScaledTanh = `def scaled_tanh(a):
    """The squashing function of LeCun et al. 1998, appendix A: from 1 to 1 and from -1 to -1."""
    return ${pythonNumber(SCALED_TANH.amplitude)} * torch.tanh(a * (${slopeText}))`

export const torchTableConv = `class TableConv2d(nn.Conv2d):
    """A convolution whose filter i reads only the maps in table[i]; its other weights count as 0."""

    def __init__(self, table, in_channels, kernel_size, **options):
        super().__init__(in_channels, len(table), kernel_size, **options)
        mask = torch.zeros(len(table), in_channels, 1, 1)
        for i, maps in enumerate(table):
            mask[i, maps] = 1
        self.register_buffer('mask', mask, persistent=False)

    def forward(self, x):
        return F.conv2d(x, self.weight * self.mask, self.bias, self.stride, self.padding)`

export const torchSubsample = `class Subsample(nn.Module):
    """gain x sum of a window + bias, one pair for each map (LeCun et al. 1998, section II.B)."""

    def __init__(self, channels, size, stride):
        super().__init__()
        self.size, self.stride = size, stride
        self.gain = nn.Parameter(torch.full((channels,), 1 / size**2))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x):
        sums = F.avg_pool2d(x, self.size, self.stride) * self.size**2
        return self.gain.view(-1, 1, 1) * sums + self.bias.view(-1, 1, 1)`

export const torchRbf = `class Rbf(nn.Module):
    """Squared distance from each class's code (LeCun et al. 1998, equation 7). Nothing is trained."""

    def __init__(self, drawing):
        super().__init__()
        rows = [line.split() for line in drawing.strip().split('\\n')]
        codes = [''.join(row[k] for row in rows) for k in range(len(rows[0]))]
        centres = [[1.0 if dot == '#' else -1.0 for dot in code] for code in codes]
        self.register_buffer('centres', torch.tensor(centres), persistent=False)  # [classes, units]

    def forward(self, x):
        return (x[:, None, :] - self.centres).square().sum(dim=2)`
