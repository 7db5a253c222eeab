export const limits = {
  bench: 'What LeNet is not made for',
  gallery: 'Give it something else',
  names: {
    digit: 'A 4',
    inverted: 'Colours swapped',
    'upside-down': 'Upside down',
    'two-digits': 'Two digits',
    'letter-a': 'Letter A',
    'letter-s': 'Letter S',
    character: 'Chinese character',
    heart: 'Heart',
    face: 'Face',
    noise: 'Noise',
    blank: 'Blank paper',
    photo: 'Photo of a cat',
    own: 'Your own',
  },
  readAll: 'Show all answers',
  summary: 'Of the {count} pictures that are no upright digit, {sure} are answered with more than {percent}.',
  turnedAway: '{count} are turned away as “not a digit”.',
  notADigit: {
    title: '“Not a digit”?',
    digit: 'Let through as a digit: strangeness {value}, and the bar is at {limit}.',
    strange: 'Turned away, it fits no class: strangeness {value}, and the bar is at {limit}.',
    overloaded:
      'Turned away, there is too much ink for a digit: strangeness {value}, and the bar is at {limit}.',
    noInk: 'Turned away: there is no ink at all.',
    mine: 'The bar was measured for the book’s network. The pad at the top has one for yours.',
  },
  gets: 'What the network gets',
  alt: '{name}, 28 by 28 pixels',
  nothing: 'Nothing is on the pad',
  answer: 'What it answers',
  share: 'share {percent}',
  bars: 'Share of each digit',
  says: '{name}: {digit}, {percent}',
  by: { shipped: 'Read by the book’s LeNet.', mine: 'Read by your LeNet.' },
  waiting: 'Waiting for you',
  reading: 'Reading …',
  starting: 'Starting the engine …',
  weights: 'Loading the network: {received} of {total} kB',
  retry: 'Try again',
  put: 'Put it on the pad',
  isPut: 'It is on the pad now. Scroll up to look inside.',
  pad: {
    label: 'Drawing pad, the same drawing as at the top',
    help: 'Mouse, pen or finger; by keyboard: arrow keys move (with Shift in small steps), Space puts the pen down and lifts it, Delete clears.',
    short: 'Draw whatever you like',
    clear: 'Clear',
    undo: 'Undo',
  },
  whyTitle: 'Why',
  takesTitle: 'What it would take',
  why: {
    digit:
      'Ink on paper, upright, fitted and centred: this is what it learnt from. Compare all the others with it.',
    inverted:
      'The same 4, white on black. No stroke has moved, yet every number that goes in is another. The kernels learnt ink on paper, and here the paper is the ink.',
    'upside-down':
      'The same ink, half a turn round. In training, digits were turned by some degrees, never upside down.',
    'two-digits':
      'The box is drawn around all the ink, so the pair is squeezed into the place of one digit. There is no output for 42.',
    'letter-a':
      'There is no output for letters. The shares are dealt out among ten digits all the same, most to the one whose strokes come nearest.',
    'letter-s':
      'The pen makes nearly the same movement for an S as for a 5. What it is depends on what stands beside it, and the network sees nothing beside it.',
    character:
      'It does not know that there are other scripts. A box and a bar are pieces that digits have, too, and pieces are what the kernels find.',
    heart:
      'Two bends above, a point below. There is no bar for hearts, so the ten bars share out the 100% among themselves.',
    face: 'For you a face, for the network a ring with spots in it. Nothing in its training gave it a reason to find eyes.',
    noise:
      'Each pixel was drawn by lot. There is no stroke in it, but every kernel gives a number at every place, and in the end the numbers add up to some answer.',
    blank:
      'No ink at all. The same number comes in everywhere, ten scores come out, and softmax makes shares of them as always.',
    photo:
      'On the way to 28 by 28 greys the cat lost its colour and nearly all of its pixels. What is left is not a dark line on paper, and there is no output for cats.',
    own: 'Draw a letter, a flower, your signature. It is fitted and centred like a digit, because the way to the network does not know the difference either.',
  },
  takes: {
    digit: 'Nothing. This is the task it was made for.',
    inverted:
      'Swap the colours back before reading, or show it both kinds in training. It does not see shapes, it sees numbers.',
    'upside-down':
      'Turned digits in training. But then a 6 may be a 9, and no network can tell which one was meant.',
    'two-digits': 'Cut first, then read. That is what the cheque does.',
    'letter-a':
      'An output for each letter, and letters to learn from. The network in the cheque reader of 1998 had 96 outputs.',
    'letter-s':
      'The neighbours. In an amount it is a 5, in a name an S. A cheque reader knows which field it reads.',
    character: 'Thousands of outputs instead of ten, and handwriting of each to learn from.',
    heart: 'A way to say “none of these”: a score with a bar, or an output for rubbish as in 1998.',
    face: 'Other pictures to learn from, and very many of them. A network finds what it was trained to find.',
    noise: 'Nonsense among the training pictures, with an output of its own.',
    blank: 'A look at the ink before the network is asked at all. The pad does that.',
    photo: 'Colour, far more pixels, more maps, more layers, and over a million photographs: AlexNet.',
    own: 'That depends on what you drew. Look which digit it comes nearest to, and which strokes they share.',
  },
}
