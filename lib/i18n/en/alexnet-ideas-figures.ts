/** Words of the figures in `alexnet-ideas`; `{…}` is filled in. */
export const alexnetIdeasFigures = {
  slopes: {
    centre: 'Sums lie around',
    spread: 'and spread by',
    sum: 'sum',
    names: { tanh: 'tanh', sigmoid: 'sigmoid', relu: 'ReLU' },
    said: 'Slope below {limit} for {flat}% of the pictures; mean slope {mean}.',
    dead: 'Dead: off for all {count} pictures.',
  },
  windows: {
    size: 'Windows',
    sizes: { '2': '2 × 2', '3': '3 × 3' },
    shift: 'Moved to the right by',
    map: 'A map, windows two pixels apart',
    pooled: 'The greatest of each',
    cell: 'Row {row}, column {column}: {value}',
    said: 'The greatest of these {size} × {size} cells is {greatest}.',
    moved: 'After a move by {shift}, {changed} of {count} pooled values are others than before.',
  },
  neighbours: {
    channels: 'Nine maps at one pixel: before, and normalised',
    ask: 'Show map {channel}',
    input: 'Map {channel}',
    divided: 'α / n, as the authors’ program and Caffe have it',
    reset: 'As in the paper',
    sum: 'Maps {from} to {to}: their squares add up to {squares}.',
  },
  thinned: {
    network: '{kept} of {count} units are kept',
    next: 'Draw anew',
    form: 'Form',
    forms: { paper: 'of 2012', inverted: 'inverted' },
    rate: 'Dropped with a probability of',
    table: 'Sums that arrive at the four units on the right',
    now: 'In training, now',
    mean: 'In training, mean of {draws} draws',
    testPaper: 'Afterwards: all units, times {keep}',
    testInverted: 'Afterwards: all units, as they are',
    note: 'The last two rows should be nearly equal: then the units behind get what they are used to.',
  },
  colours: {
    photo: 'Photo',
    photos: { cat: 'cat', espresso: 'espresso', rocket: 'rocket' },
    original: 'As it is',
    moved: 'Colours moved',
    components: {
      first: 'First component: brightness',
      second: 'Second: blue against red',
      third: 'Third: green against both',
    },
    draw: 'Draw as in training',
    reset: 'Back to 0',
    said: 'Added to every pixel: red {red}, green {green}, blue {blue} of 1.',
  },
}

export type IdeasFigureWords = typeof alexnetIdeasFigures
