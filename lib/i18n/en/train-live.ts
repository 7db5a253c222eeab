export const trainLive = {
  epoch: 'One epoch',
  slow: 'Slow motion',
  finished: {
    title: 'This run is finished. Give it more epochs, or reset it.',
    over: 'This run has had all its epochs, so there is no further step. It can be given more.',
    reached:
      'This run stopped at the accuracy that you had set, so there is no further step. It can go on without that.',
    more: 'More epochs: {count}',
    on: 'Go on to epoch {epochs}',
  },
  batchDistorted: 'the batch now, distorted, as the network sees it',
  metrics: {
    training: 'training accuracy',
    rate: 'learning rate',
    gradient: 'gradient length',
    left: 'time left',
  },
  chart: {
    accuracy: 'accuracy',
    lines: {
      loss: 'loss, training',
      validationLoss: 'loss, validation',
      training: 'accuracy, training',
      validation: 'accuracy, validation',
      test: 'accuracy, test',
    },
    legend: 'Lines of the chart; each can be hidden',
    before: 'No step yet',
    now: 'After step {step}, the newest',
    at: 'After step {step}',
    ofStep: 'at {step}',
    rate: 'learning rate',
    rateChanged: 'learning rate; broken lines: a setting was changed',
    strip: 'Learning rate against steps, now {rate}. Settings changed on the way: {count}.',
    cursor: 'Step whose values are read',
    said: 'Step {step}: loss {loss}; accuracy in training {training}, validation {validation}, test {test}; learning rate {rate}.',
  },
  layers: {
    output: 'Output',
    norm: '{layer}, normalised',
    maps: '{count} maps of {height}×{width}',
    units: '{count} units',
  },
  insides: {
    title: 'Inside the network',
    hint: 'Everything here is read from the running network at most about twice a second. That takes time from the training, so it happens only while this part is open.',
    choose: 'Test digit that the layers are shown for',
    digit: 'A {digit}',
    waiting: 'The layers appear here with the next step.',
    activations: 'What each layer makes of the chosen digit',
    activationLabel: '{layer} for the chosen digit: {size}, the more ink the larger',
    kernels: 'Kernels',
    kernelsText:
      'Violet weights are negative, green ones positive. A column is one kernel, with a slice for each map that it reads.',
    absent: 'A cross: the table of 1998 has no link there.',
    kernelsOf: '{filters} kernels of {side}×{side}, {maps} slices each',
    kernelsOfOne: '{filters} kernels of {side}×{side}',
    kernelsLabel: 'Weights of {layer}: {filters} kernels with {maps} slices each',
    layers: 'Weights and gradients of each layer',
    deadMeans:
      'Dead units: ReLU gives 0 for all the digits of the batch that are shown above. No gradient passes a unit while it gives 0, so it learns nothing from them.',
    saturatedMeans:
      'Saturated values lie in the flat ends of the activation. The slope there is near 0, so almost no gradient passes.',
    weightNorm: 'weights, length {norm}',
    gradientNorm: 'gradient, length {norm}',
    weightHistogram: 'Weights of {layer}, from {low} to {high}',
    gradientHistogram: 'Gradients of {layer}, from {low} to {high}',
    noGradients: 'No gradient yet',
    dead: '{share} of the units dead',
    saturated: '{share} of the values saturated',
  },
  slowMotion: {
    title: 'Step {step}, frame by frame',
    waitingTitle: 'One step, frame by frame',
    waiting: 'Doing one step and keeping every number of it.',
    again: 'One more step',
    close: 'Close',
    back: 'Back',
    next: 'Next',
    play: 'Play',
    pause: 'Pause',
    speed: 'Speed',
    speeds: { slow: 'slow', normal: 'normal', fast: 'fast' },
    place: '{at} of {count}',
    frame: 'Frame {at} of {count}: {title}',
    keys: 'Arrow keys: back and next. Space: play and pause.',
    titles: {
      batch: 'The batch',
      layer: 'Forward through {layer}',
      output: 'Forward to the ten outputs',
      loss: 'Ten shares, one loss',
      gradient: 'The gradient arrives at C1',
      update: 'One weight takes its step',
    },
    batchAll:
      'These {batch} digits are the batch. The bar under each is the share that the network gave to the right answer, before the step. The framed digit is followed through the layers.',
    batchSome:
      'These are the first {shown} of the {batch} digits of the batch. The bar under each is the share that the network gave to the right answer, before the step. The framed digit is followed through the layers.',
    layers: {
      conv: 'Each kernel slides over the maps before it, multiplies, adds up, and leaves a map of its own. Then comes the activation.',
      'table-conv':
        'Each kernel slides over the maps that the table of 1998 gives it, multiplies, adds up, and leaves a map of its own. Then comes the activation.',
      'depthwise-conv': 'Each map is read by a kernel of its own.',
      pool: 'Each window of the map before becomes one value: the maps get smaller and keep what matters roughly where it was.',
      subsample:
        'The four values of each window are added, multiplied by the gain of the map, and a bias is added. Then comes the activation.',
      flatten: 'The maps are laid in one row.',
      dense: 'Every unit has a weight for every value before it: it multiplies, and adds up.',
      'batch-norm':
        'Each map is shifted and stretched to a common mean and spread, then scaled by two trained numbers.',
      dropout: 'Some values are left out.',
      lrn: 'At each pixel, a map is divided by how strongly its neighbours among the maps answer there.',
      rbf: 'Each output is the squared distance between F6 and the drawn code of one digit: the smallest wins.',
    },
    layerLabel: '{layer} for the framed digit, a {label}: {size}, the more ink the larger',
    layerSize: '{size}. Blank is {least}, full ink {most}.',
    shares: 'Shares that the framed digit, a {label}, got before the step',
    ownLoss: 'It is a {label}, and {label} got {share}. The loss of this one digit is −ln {exact} = {loss}.',
    rbfShares:
      'The ten outputs are squared distances, and the smallest wins. The shares here are the softmax of the distances with their sign turned, so that they can be read like those of the other networks.',
    meanLoss: 'Mean loss of the {batch} digits of the batch',
    trainingMode:
      'The shares are those of the network at rest. The loss is that of the step itself: with dropout, and with the batch’s own mean and spread, where these are switched on.',
    backward:
      'Now the way back: layer by layer, the chain rule finds how much this loss would grow if one weight grew a little.',
    kernel: 'Kernel of C1',
    kernelName: 'Kernel {number} of C1',
    weights: 'weights before the step',
    gradients: 'gradient of each weight',
    gradientText:
      'Each number is the mean over the {batch} digits of the batch: how much the loss would grow if this weight grew by one, at this slope.',
    choose: 'Choose a weight: tap one, or use the arrow keys.',
    weight: 'The weight in row {row}, column {column}',
    weightSaid: 'row {row}, column {column}: {value}',
    before: 'before',
    rate: 'learning rate',
    gradient: 'gradient',
    decay: 'weight decay',
    momentum: 'momentum',
    moved: 'step',
    after: 'after',
    downhill:
      'The gradient is positive: a larger weight would make the loss larger, so the gradient pulls the weight down.',
    uphill:
      'The gradient is negative: a larger weight would make the loss smaller, so the gradient pulls the weight up.',
    noGradient: 'The gradient is exactly 0: this batch says nothing about this weight.',
    exact: 'That is the whole step, up to the rounding of single precision.',
    decayText: 'Weight decay takes the rate times a small share of the weight itself.',
    momentumText: 'The momentum term is the rest: {momentum} of the step that this weight took last time.',
    noMomentum: 'Momentum adds nothing here: this weight has no earlier step that it could keep a part of.',
    adamText:
      'Adam does not take rate times gradient. It divides a running mean of the gradients by the root of a running mean of their squares, for each weight by itself.',
    levenbergText:
      'This method does not take rate times gradient alone. It divides it by a second derivative of the loss, for each weight by itself (with {mu} added).',
    effective: 'Here step divided by gradient is {rate}.',
  },
  diverged: {
    title: 'The run has diverged: its loss has exploded. Training has stopped.',
    suspects: {
      learningRate:
        'Most likely at fault: the learning rate. At step {step} the loss was still {loss} and the gradient had length {gradient}. A rate of {rate} moves the weights by {rate} × {gradient} = {moved}, while all of them together are {length} long.',
      momentum:
        'Most likely at fault: the momentum. At step {step} one step by itself was short: rate times gradient was {moved}, beside weights of length {length}. But with momentum {momentum}, equal steps add up to {times} times as much.',
      initialisation:
        'Most likely at fault: the first weights. At step {step} one step was short: rate times gradient was {moved}, beside weights of length {length}. Yet the loss was {loss}: weights this large answer wildly.',
    },
    noEvidence:
      'It happened before a sound step could be measured. Most likely at fault: the learning rate, {rate}.',
    offer: 'The last good copy of the network is kept. If there is none yet, the run begins again.',
    undoRate: 'Back to the last good copy, rate {from} → {to}, and on',
    undoMomentum: 'Back to the last good copy, momentum {from} → {to}, and on',
  },
}
