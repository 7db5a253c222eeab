export const why = {
  bench: 'Bench of reasons',
  need: 'Draw a digit on the pad above, or take one from the test set. This bench then shows why the network reads it as it does.',
  take: 'Take a test digit',
  retry: 'Try again',
  editor: {
    title: 'Erase ink, and watch the answer',
    help: 'Wipe over the right picture with a mouse, a pen or a finger. By keyboard: arrow keys move the cursor, Space or Enter uses the tool, Shift with an arrow key draws it along, Ctrl+Z takes a step back.',
    tool: 'Tool',
    eraser: 'Eraser',
    pen: 'Pen',
    size: 'Width in pixels',
    undo: 'Undo',
    restore: 'Restore',
    before: 'Before',
    after: 'After',
    beforeLabel: 'The digit as it was drawn',
    label: 'The digit to erase from and to draw on',
    cell: 'Row {row}, column {column}: {ink}% ink',
    reading: 'Reading …',
    unchanged: 'Untouched, the network reads {digit} at {percent}.',
    still:
      'After {count} changed pixels the {digit} goes from {before} to {after}, and the network still reads {digit}.',
    other:
      'After {count} changed pixels the {digit} goes from {before} to {after}. The network now reads {now} at {percent}.',
  },
  change: {
    title: 'Share of each digit, before and after',
    digit: 'Digit',
    before: 'Before',
    after: 'After',
    row: '{digit}: before {before}, after {after}',
  },
  reasons: {
    title: 'Why {digit}, at {percent}?',
    titleNot: 'Why not {digit}, at {percent}?',
    compareFirst: 'Compare with the answer (choose another digit first)',
    compare: 'Show the difference: {digit} minus {answer}',
    gradientHow:
      'How much each pixel adds to the score of {digit}, to first order: the slope of the score at that pixel times the pixel’s value. Amber with a dot speaks for {digit}, violet against it.',
    gradientLess:
      'The map of {digit} minus the map of {answer}. Amber with a dot speaks for {digit} rather than {answer}, violet for {answer} rather than {digit}.',
    occlusionHow:
      'A square of paper, {size} × {size} pixels, slides over the picture, {stride} pixels at a time. Amber with a dot: with this hidden, the share of {digit} falls. Violet: it rises.',
    occlusionLess:
      'How far hiding each square lowers the odds of {digit} against {answer}, as a natural logarithm: about 0.7 halves them. Violet: hidden, the odds of {digit} rise; this is what keeps {answer} ahead.',
    support:
      'Hiding the part {place} takes the {digit} from {before} to {after}; the network then reads {reads}.',
    oppose:
      'Hiding the part {place} raises the {digit} from {before} to {after}; the network then reads {reads}.',
    noSupport: 'No hidden square lowers the share of {digit} by as much as 0.1%.',
    noOppose: 'No hidden square raises the share of {digit} by as much as 0.1%.',
    sums: 'Summed over nine parts of the digit, gradient × input speaks most for {digit} {most}, and most against it (or least for it) {least}.',
    sumsLess:
      'Summed over nine parts of the digit, the difference speaks most for {digit} {most}, and most for {answer} {least}.',
    places: [
      'at the top left',
      'at the top',
      'at the top right',
      'on the left',
      'in the middle',
      'on the right',
      'at the bottom left',
      'at the bottom',
      'at the bottom right',
    ],
  },
  nearest: {
    title: 'Which training digits are most like it?',
    how: 'F6 turns every picture into 84 numbers, from which the output layer answers. Digits whose 84 numbers lie close together look alike to the network. The search goes through training digits in the order of their files, without the 5,000 that were held back for validation. Their features are computed here, once, and kept until you leave the page.',
    amount: 'How many to search',
    amounts: {
      '1': 'One file: about 4,600 digits',
      '4': 'Four files: about 18,300 digits',
      '12': 'All twelve: 55,000 digits',
    },
    search: 'Search the training digits',
    again: 'Search again',
    cancel: 'Cancel',
    progress: 'Computing features',
    doneOf: '{done} of {total}',
    found: 'The nearest of {searched} training digits carry these labels: {labels}.',
    of: '{label} ({count}×)',
    between: ', ',
    digit: 'Training digit {index}, labelled {label}',
    distance: 'at {distance}',
  },
}
