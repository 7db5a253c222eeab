import { SCALED_TANH } from '../layers'
import { pythonNumber } from './python-text'
import { slopeText } from './source-parts'

/** What Keras has no layer or function for, in Keras 3. */

export const kerasScaledTanh = `def scaled_tanh(a):
    """The squashing function of LeCun et al. 1998, appendix A: from 1 to 1 and from -1 to -1."""
    return ${pythonNumber(SCALED_TANH.amplitude)} * ops.tanh(a * (${slopeText}))`

export const kerasTableConv = `class TableConv2D(layers.Layer):
    """A convolution whose filter i reads only the maps in table[i]; its other weights count as 0."""

    def __init__(self, table, kernel_size, strides=1, activation=None, **options):
        super().__init__(**options)
        self.table, self.kernel_size, self.strides = table, kernel_size, strides
        self.activation = keras.activations.get(activation)

    def build(self, input_shape):
        maps, filters = input_shape[-1], len(self.table)
        mask = np.zeros((1, 1, maps, filters), dtype='float32')
        for i, read in enumerate(self.table):
            mask[0, 0, list(read), i] = 1
        self.mask = mask
        self.kernel = self.add_weight(shape=(self.kernel_size, self.kernel_size, maps, filters), name='kernel')
        self.bias = self.add_weight(shape=(filters,), initializer='zeros', name='bias')

    def call(self, x):
        sums = ops.conv(x, self.kernel * self.mask, strides=self.strides, padding='valid')
        return self.activation(sums + self.bias)`

export const kerasSubsample = `class Subsample(layers.Layer):
    """gain x sum of a window + bias, one pair for each map (LeCun et al. 1998, section II.B)."""

    def __init__(self, size, strides, activation=None, **options):
        super().__init__(**options)
        self.size, self.strides = size, strides
        self.activation = keras.activations.get(activation)

    def build(self, input_shape):
        mean = keras.initializers.Constant(1 / self.size**2)
        self.gain = self.add_weight(shape=(input_shape[-1],), initializer=mean, name='gain')
        self.bias = self.add_weight(shape=(input_shape[-1],), initializer='zeros', name='bias')

    def call(self, x):
        sums = ops.average_pool(x, self.size, self.strides, padding='valid') * self.size**2
        return self.activation(self.gain * sums + self.bias)`

export const kerasResponseNorm = `class ResponseNorm(layers.Layer):
    """Local response normalisation across maps (Krizhevsky et al. 2012, section 3.3)."""

    def __init__(self, size, k, alpha, beta, **options):
        super().__init__(**options)
        self.size, self.k, self.alpha, self.beta = size, k, alpha, beta

    def build(self, input_shape):
        maps = np.arange(input_shape[-1])
        near = np.abs(maps[:, None] - maps[None, :]) <= (self.size - 1) / 2
        self.near = near.astype('float32')  # 1 where a map is among the neighbours of another

    def call(self, x):
        sums = ops.matmul(ops.square(x), self.near)
        return x / (self.k + self.alpha * sums) ** self.beta`

export const kerasRbf = `class Rbf(layers.Layer):
    """Squared distance from each class's code (LeCun et al. 1998, equation 7). Nothing is trained."""

    def __init__(self, codes, **options):
        super().__init__(**options)
        rows = [line.split() for line in codes.strip().split('\\n')]
        codes = [''.join(row[k] for row in rows) for k in range(len(rows[0]))]
        centres = [[1.0 if dot == '#' else -1.0 for dot in code] for code in codes]
        self.centres = np.array(centres, dtype='float32')  # [classes, units]

    def call(self, x):
        return ops.sum(ops.square(ops.expand_dims(x, 1) - self.centres), axis=-1)`
