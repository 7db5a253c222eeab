import { unfolding } from './unfolding'

export const inside = {
  ...unfolding,
  bench: 'Look inside LeNet',
  how: 'Each small square is one value: paper is the smallest of its layer, ink the largest. Point at one, tap it, or walk with the arrow keys, and it is taken apart. Maps and units are counted from 0, as in table I of 1998; rows and columns from 1.',
  pad: {
    title: 'Your drawing',
    label: 'Drawing pad beside the layers: the same drawing as above',
    empty: 'Draw here',
  },
  note: {
    shipped: 'What the LeNet of this book makes of your drawing, while you draw.',
    mine: 'What your own LeNet makes of your drawing, while you draw.',
    empty: 'The pad is empty, so this is a test digit, a {digit}.',
    blot: 'The drawing is too small to read, so this is a test digit, a {digit}.',
    draw: 'Draw one',
  },
  network: { title: 'Network that is looked into', shipped: 'This book’s', mine: 'Your own' },
  input: {
    title: 'Input',
    size: '32 × 32',
    label:
      'The picture as the network gets it, 32 × 32. Framed: rows {top} to {bottom}, columns {left} to {right}.',
    sees: 'sees rows {top} to {bottom}, columns {left} to {right}',
  },
  layers: {
    output: 'Output',
    maps: '{count} maps of {height} × {width}',
    units: '{count} units',
    range: '{least} to {most}',
    label: '{layer}: {size}',
  },
  place: {
    map: '{layer}, map {map}, row {row}, column {column}',
    unit: '{layer}, unit {unit}',
  },
  said: '{place}: {value}',
  reads: {
    input: 'It reads rows {top} to {bottom} and columns {left} to {right} of the input.',
    oneMap: 'It reads rows {top} to {bottom} and columns {left} to {right} of map {maps} of {layer}.',
    allMaps: 'It reads rows {top} to {bottom} and columns {left} to {right} of all {count} maps of {layer}.',
    table:
      'The connection table gives it maps {maps} of {layer}: rows {top} to {bottom}, columns {left} to {right}.',
    all: 'It reads all {count} values of {layer}.',
  },
  follow: 'To its largest term: {place}',
  terms: {
    title: 'Terms, the largest first',
    titleDistance: 'Squared differences, the largest first',
    how: 'Walk with the arrow keys; Enter goes to the unit.',
    product: '{from}: {input} × {factor} = {term}',
    difference: '{from}: ({input} − {factor})² = {term}',
    go: 'Go to {from}',
    window: '{first} to {last} of {count}',
    earlier: 'Larger',
    later: 'Smaller',
  },
  softmax: {
    title: 'Softmax: the shares of the ten outputs',
    how: 'e to the power of each output, divided by the sum of all ten. Here e^{value} / {sum} = {share}.',
    rbf: 'The outputs are distances, and the smallest wins. The shares are the softmax of the distances with their sign turned.',
    bars: 'Share of each output',
  },
  numbers: 'Its numbers',
  reading: 'Fetching the layers …',
}
