/** A digit as pen strokes: x0, y0, x1, y1, … with the digit's height as unit, the middle of its box near 0, 0. */
export type Form = readonly (readonly number[])[]

/** Points on an ellipse around cx, cy, from one angle to another, in degrees (0 is right, 90 is down). */
export function arc(cx: number, cy: number, rx: number, ry: number, from: number, to: number): number[] {
  const steps = Math.max(2, Math.ceil(Math.abs(to - from) / 12))
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / steps) * Math.PI) / 180
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)]
  }).flat()
}

const eightInOneLine = Array.from({ length: 31 }, (_, i) => {
  const turn = 0.35 + (i / 30) * 2 * Math.PI
  return [0.27 * Math.sin(2 * turn), -0.5 * Math.cos(turn)]
}).flat()

/** Ways in which people write each digit. The first of each is the plainest. */
export const digitForms: readonly (readonly Form[])[] = [
  [
    [arc(0, 0, 0.32, 0.5, -80, 285)],
    [arc(0, 0, 0.25, 0.5, -60, -410)], // narrow, the other way round, with an overlap
    [arc(0, 0, 0.41, 0.5, -95, 245)], // wide, not quite closed
  ],
  [
    [[0.06, -0.5, -0.02, 0.5]],
    [[-0.22, -0.24, 0.05, -0.5, 0.03, 0.5]], // with an upstroke
    [
      [-0.18, -0.3, 0.04, -0.5, 0.03, 0.5], // with upstroke and foot
      [-0.2, 0.5, 0.26, 0.49],
    ],
    [[-0.08, -0.4, 0.03, -0.5, 0.0, 0.5]], // with the shortest of upstrokes
  ],
  [
    [[...arc(0, -0.25, 0.28, 0.25, 190, 380), -0.3, 0.5, 0.34, 0.5]],
    [
      [
        ...arc(0, -0.24, 0.26, 0.26, 200, 400),
        ...arc(-0.17, 0.38, 0.13, 0.1, 80, 320),
        0.12,
        0.46,
        0.36,
        0.44,
      ],
    ], // looped
    [[...arc(-0.02, -0.22, 0.27, 0.28, 180, 390), -0.02, 0.28, -0.28, 0.48, 0.3, 0.46]], // with a full belly
  ],
  [
    [[...arc(0, -0.25, 0.27, 0.25, 200, 440), ...arc(0, 0.25, 0.3, 0.25, -90, 160)]],
    [[-0.26, -0.49, 0.26, -0.5, -0.02, -0.12, ...arc(-0.02, 0.19, 0.3, 0.31, -80, 145)]], // flat top
    [[...arc(-0.02, -0.27, 0.25, 0.23, 190, 430), -0.06, -0.02, ...arc(-0.03, 0.23, 0.31, 0.27, -70, 150)]], // a notch between
  ],
  [
    [
      [-0.14, -0.5, -0.3, 0.08, 0.32, 0.08], // open
      [0.2, -0.45, 0.14, 0.5],
    ],
    [
      [0.14, -0.5, -0.33, 0.16, 0.34, 0.16], // closed
      [0.14, -0.5, 0.12, 0.5],
    ],
    [[-0.2, -0.5, -0.26, 0.02, 0.2, 0.0, 0.22, -0.42, 0.18, 0.5]], // in one line
  ],
  [
    [
      [-0.22, -0.5, -0.24, -0.08, ...arc(-0.02, 0.19, 0.31, 0.31, -120, 140)],
      [-0.22, -0.5, 0.3, -0.5],
    ],
    [[0.28, -0.5, -0.18, -0.48, -0.23, -0.06, ...arc(-0.02, 0.19, 0.3, 0.31, -110, 145)]], // in one line
    [
      [-0.16, -0.44, -0.24, -0.06, ...arc(-0.04, 0.2, 0.3, 0.3, -125, 150)],
      [-0.12, -0.47, 0.32, -0.52], // the hat sits loosely
    ],
  ],
  [
    [[0.18, -0.5, -0.12, -0.15, -0.27, 0.2, ...arc(0, 0.24, 0.27, 0.26, 180, -190)]],
    [[...arc(0.22, 0.2, 0.47, 0.7, -95, -180), ...arc(0.01, 0.23, 0.26, 0.27, 180, -170)]], // a bowed stem
    [[0.02, -0.5, -0.16, -0.1, -0.22, 0.24, ...arc(0.0, 0.3, 0.22, 0.2, 170, -200)]], // a long stem, a small loop
  ],
  [
    [[-0.3, -0.46, 0.3, -0.5, 0.02, 0.02, -0.1, 0.5]],
    [
      [-0.3, -0.48, 0.3, -0.5, 0.06, 0.0, -0.06, 0.5], // with a bar
      [-0.14, 0.04, 0.28, 0.0],
    ],
    [[-0.3, -0.34, -0.28, -0.48, 0.3, -0.49, 0.08, -0.02, 0.02, 0.5]], // with a serif
  ],
  [
    [
      [
        ...arc(0, -0.25, 0.23, 0.25, -60, -270),
        ...arc(0, 0.25, 0.27, 0.25, -90, 270),
        ...arc(0, -0.25, 0.23, 0.25, 90, -60),
      ],
    ],
    [eightInOneLine],
    [arc(0, -0.26, 0.21, 0.24, 90, 460), arc(0, 0.24, 0.27, 0.26, -90, 280)], // two rings
  ],
  [
    [[...arc(-0.02, -0.22, 0.26, 0.27, -10, -370), 0.2, 0.05, 0.14, 0.5]],
    [[...arc(-0.02, -0.23, 0.25, 0.27, -20, -365), 0.24, 0.1, ...arc(-0.02, 0.2, 0.26, 0.3, 0, 125)]], // a curved tail
    [
      arc(-0.04, -0.24, 0.24, 0.26, -20, -380), // the tail apart
      [0.22, -0.46, 0.2, 0.5],
    ],
  ],
]
