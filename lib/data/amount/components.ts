export interface Components {
  /** For each pixel the number of its component, from 1; 0 where there is no ink. */
  labels: Int32Array
  count: number
}

/**
 * Connected components of a picture, by one pass and union-find: pixels that touch along an edge or at a corner belong
 * together. Numbered in the order of their first pixels, row by row.
 * @param inked width x height values, row by row; what is not 0 is ink
 */
export function labelComponents(inked: Uint8Array, width: number, height: number): Components {
  const labels = new Int32Array(width * height)
  const parent = [0]
  const rootOf = (label: number) => {
    let root = label
    while (parent[root] !== root) root = parent[root]
    for (let at = label; at !== root; [at, parent[at]] = [parent[at], root]);
    return root
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      if (inked[at] === 0) continue
      let mine = 0
      const join = (nx: number, ny: number) => {
        if (nx < 0 || nx >= width || ny < 0) return
        const other = labels[ny * width + nx]
        if (other === 0) return
        const root = rootOf(other)
        if (mine === 0) mine = root
        else if (root !== mine) {
          const [older, newer] = [Math.min(mine, root), Math.max(mine, root)]
          parent[newer] = older
          mine = older
        }
      }
      join(x - 1, y)
      join(x - 1, y - 1)
      join(x, y - 1)
      join(x + 1, y - 1)
      if (mine === 0) {
        mine = parent.length
        parent.push(mine)
      }
      labels[at] = mine
    }
  }
  const renumbered = new Map<number, number>()
  for (let at = 0; at < labels.length; at++) {
    if (labels[at] === 0) continue
    const root = rootOf(labels[at])
    const number = renumbered.get(root) ?? renumbered.size + 1
    renumbered.set(root, number)
    labels[at] = number
  }
  return { labels, count: renumbered.size }
}

/** Gives pixels with any ink at all, that lie beside a component, to it: `steps` pixels outwards, in place. */
export function growLabels(
  labels: Int32Array,
  ink: Float32Array,
  width: number,
  height: number,
  steps: number,
): void {
  for (let step = 0; step < steps; step++) {
    const before = labels.slice()
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = y * width + x
        if (before[at] !== 0 || !(ink[at] > 0.02)) continue
        for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1) && labels[at] === 0; ny++)
          for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++)
            if (before[ny * width + nx] !== 0) {
              labels[at] = before[ny * width + nx]
              break
            }
      }
    }
  }
}

/** What is known of one region of a labelled picture. */
export interface Region {
  label: number
  left: number // first column
  top: number
  right: number // behind the last column
  bottom: number
  /** Sum of its ink. */
  mass: number
  /** Column of its centre of mass, counted from the middle of column 0. */
  centreX: number
}

/** The regions 1 to `count` of a labelled picture; regions without ink are left out. */
export function regionsOf(
  { labels, count }: Components,
  ink: Float32Array,
  width: number,
  height: number,
): Region[] {
  const regions: Region[] = Array.from({ length: count }, (_, i) => ({
    label: i + 1,
    left: width,
    top: height,
    right: 0,
    bottom: 0,
    mass: 0,
    centreX: 0,
  }))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const label = labels[y * width + x]
      if (label === 0) continue
      const region = regions[label - 1]
      const value = ink[y * width + x]
      region.left = Math.min(region.left, x)
      region.right = Math.max(region.right, x + 1)
      region.top = Math.min(region.top, y)
      region.bottom = Math.max(region.bottom, y + 1)
      region.mass += value
      region.centreX += value * x
    }
  }
  return regions
    .filter(({ mass }) => mass > 0)
    .map((region) => ({ ...region, centreX: region.centreX / region.mass }))
}
