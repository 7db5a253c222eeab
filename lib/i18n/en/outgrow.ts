export const outgrow = {
  bench: 'Bench for outgrowing the browser',
  network: {
    title: 'Network',
    lenet: 'LeNet-5, the usual settings',
    bench: 'LeNet-5 with your training bench’s settings',
    benchNone: 'LeNet-5 with your training bench’s settings (nothing trained yet)',
    own: 'Your own network, “{title}”',
    ownNone: 'Your own network (its text above has problems)',
    alexnet64: 'AlexNet-64',
    alexnet: 'AlexNet (torchvision)',
    alexnet2012: 'AlexNet (2012)',
  },
  data: {
    title: 'Data',
    mnist: 'MNIST',
    folder: 'Folder of pictures',
    mnistNote: 'MNIST’s four IDX files in a folder mnist. The program reads them itself, packed or not.',
    greyNote:
      'A folder pictures with a subfolder for each class, ten at most. Each picture becomes 28 × 28 grey pixels, its edge taken for paper. Python needs Pillow for that.',
    photoNote:
      'A folder pictures with a subfolder for each class. Where it holds train and val with the classes in each, these are the two parts; else a tenth is held back. Python needs Pillow for that.',
  },
  classes: 'Classes',
  classesRange: 'A whole number from {min} to {max}',
  machines: 'Machines',
  processes: 'Processes on each',
  settings: {
    title: 'It trains with',
    sgd: 'SGD, momentum {momentum}',
    adam: 'Adam',
    rate: 'rate {rate}',
    decay: 'weight decay {decay}',
    batch: 'batches of {batch}',
    onePass: '1 pass',
    passes: '{passes} passes',
    seed: 'seed {seed}',
    recipe:
      'the recipe of 2012, 128 photos a step, momentum 0.9, weight decay 0.0005, a rate of 0.01 divided by 10 when the validation accuracy stalls, 90 passes, random pieces and mirror images. Not its shifts of colour. We have run the program on a few made-up pictures, not on ImageNet.',
    share: 'Each of {count} processes takes {each} of the {batch} pictures of a step.',
    shareUneven:
      'Each of {count} processes takes {each} or {more} of the {batch} pictures of a step, and their gradients are weighed accordingly.',
    sameSteps: 'The steps are those of one process.',
    dropout: 'What dropout drops depends on the number of processes.',
    tooMany: 'A batch of {batch} cannot be divided among {count} processes. Take fewer.',
    same: 'First weights, held-back digits, order and distortions are those of the page for this seed; only what dropout drops is drawn anew.',
    sameWithoutDropout:
      'First weights, held-back digits, order and distortions are those of the page for this seed.',
    norm: 'On the CPU, batch normalisation takes its statistics from each process’s share alone, so there their number makes a difference.',
  },
  refused: {
    'levenberg-marquardt':
      'The method of 1998 divides each step by second derivatives, one for each weight, for which PyTorch has nothing ready. The program can train the same network with Adam at a rate of 0.001, 16 digits a step or more.',
    'own-data':
      'These settings train on your own data, which stay in this browser. The program can take MNIST instead, or your own four IDX files under MNIST’s names.',
  },
  accept: { 'levenberg-marquardt': 'Take Adam', 'own-data': 'Take IDX files' },
  command: {
    title: 'In a terminal, beside the program',
    many: 'The same line on each machine. HOST is the name or address of one of them, reachable from the others at port 29500.',
    cards: 'On machines with NVIDIA cards, start one process for each card.',
    copy: 'Copy the line',
    copied: 'Copied',
    notCopied: 'This browser does not let the page copy. Select the line.',
    resume:
      'With --resume it goes on after the last checkpoint, also with another number of processes. With --weights and a file it begins with weights that you saved in this book.',
  },
  script: {
    show: 'Show the program',
    save: 'Download {file}',
  },
  back: {
    title: 'Bring the weights back',
    text: 'After every pass the program writes {file}. Each tensor must have the name and shape of the network chosen above.',
    choose: 'Choose the file',
    drop: 'or drop it here',
    working: 'Reading {file} …',
    lenet:
      '{file}: {count} values. This is your own LeNet now: the digit reader of Chapter 5 can read with it.',
    own: '{file}: {count} values. They are the weights of your own network now, on the bench where you wrote it.',
    classesOf: 'Its classes: {names}.',
    step: 'Trained for {step} steps.',
    draw: 'To the digit reader',
    undo: 'Put back the network from before',
    undone: 'The network from before is back.',
    undoneNone: 'As before, there are no weights of your own.',
    notKept: 'The browser does not keep it: it is there until you close the page.',
    origin:
      'The file says that it is of “{origin}”, the network above is “{id}”: what it answers may differ.',
    pixels:
      'The file says that it reads pixels scaled as “{theirs}”, the settings above scale them as “{ours}”.',
    look: 'Show it the 10,000 test digits',
    cancel: 'Stop',
    looking: 'Reading test digits',
    loading: 'Fetching test digits',
    reads: 'Reads {percent} of MNIST’s 10,000 test digits right.',
    firstTen: 'The first ten, and what it reads',
    digit: 'A {label}, read as {read}',
    tuned:
      '{file} fits, with the classes {names}. The bench for fine-tuning opens it: choose it there under “Load a file saved here”.',
    fineTune: 'To the bench for fine-tuning',
    large: '{file} is taken over: the photo bench can answer with this network now.',
    photo: 'To the photo bench',
    fits: '{file} fits: {count} tensors with the right names and shapes. With this number of classes the page has no bench that answers with it; the PyTorch source of this network does.',
  },
}
