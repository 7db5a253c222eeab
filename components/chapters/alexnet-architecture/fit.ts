/** The first convolution of AlexNet along one side of the picture: windows of 11 pixels, 4 pixels apart. */
export const KERNEL = 11
export const STRIDE = 4

/**
 * - bare: 224 pixels as the paper has them, and nothing more.
 * - cropped: 227 pixels, as in Caffe.
 * - padded: 224 pixels and 2 of padding on both sides, as in torchvision.
 * - overhang: 224 pixels, and the last window may hang over the edge, as in the authors' cuda-convnet.
 */
export const fitCases = ['bare', 'cropped', 'padded', 'overhang'] as const
export type FitCase = (typeof fitCases)[number]

const settings: Record<FitCase, { side: number; pad: number; roundUp: boolean }> = {
  bare: { side: 224, pad: 0, roundUp: false },
  cropped: { side: 227, pad: 0, roundUp: false },
  padded: { side: 224, pad: 2, roundUp: false },
  overhang: { side: 224, pad: 0, roundUp: true },
}

export interface Fit {
  side: number
  /** Columns of zeros on each side. */
  pad: number
  roundUp: boolean
  /** (side + 2 pad - 11) / 4 + 1, not rounded. */
  quotient: number
  /** How many windows there are. */
  windows: number
  /** First pixel of the first window, counted from 0: negative in the padding. */
  first: number
  /** One past the last pixel of the last window. */
  end: number
  /** Pixels of the picture that no window reads. */
  unread: number
  /** Columns beyond the padding that the last window reads, where it hangs over. */
  over: number
}

export function fitOf(of: FitCase): Fit {
  const { side, pad, roundUp } = settings[of]
  const steps = (side + 2 * pad - KERNEL) / STRIDE
  const windows = (roundUp ? Math.ceil(steps) : Math.floor(steps)) + 1
  const first = -pad
  const end = first + (windows - 1) * STRIDE + KERNEL
  return {
    side,
    pad,
    roundUp,
    quotient: steps + 1,
    windows,
    first,
    end,
    unread: Math.max(0, side - end),
    over: Math.max(0, end - side - pad),
  }
}
