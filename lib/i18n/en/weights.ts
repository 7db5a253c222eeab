/** Bringing the weights of the large networks: the bench for it, and the choice of the network that answers. */
export const weights = {
  bench: 'Weights of the large networks',
  picker: 'Which network answers',
  networks: {
    alexnet64: { name: 'AlexNet-64', form: 'reads 64 × 64 pixels, knows 200 things' },
    alexnet: { name: 'AlexNet (torchvision)', form: 'one column, 224 × 224 pixels, 1,000 things' },
    alexnet2012: { name: 'AlexNet (2012)', form: 'two columns, 227 × 227 pixels, 1,000 things' },
  },
  cost: '{parameters} parameters, {macs} multiply-adds a picture',
  ships: 'Comes with this site: {size}',
  here: 'Here: {size}',
  hereForVisit: 'Here until you leave: {size}',
  toFetch: 'To fetch: {size}',
  toFetchRest: 'To fetch: the rest of {size}',
  notHere: 'Its weights are not here',
  bringing: 'On its way: {percent}',
  bring: 'Bring its weights',
  which: 'Weights of which AlexNet',
  forms: { alexnet: 'torchvision', alexnet2012: '2012' },

  held: 'On this device: {size}',
  fromFile: 'Converted from {name} ({size}) on {date}.',
  fromSite: 'Fetched from this site on {date}.',
  kept: 'They are there at your next visit. A browser that runs out of room may clear them.',
  visitUnavailable:
    'This browser keeps nothing for this page (a private window or a plain http address does that): they last until you close it.',
  visitNoRoom:
    'There was no room to keep them: they last until you close this page. Free some space and bring them again to keep them.',
  remove: 'Delete',
  removeAsk: 'Delete {size} from this device? They would have to be brought again.',
  removeYes: 'Yes, delete',
  removeNo: 'Keep',

  hosted:
    'This site has these weights: {size}. They come only when you ask, and are kept for your next visit.',
  fetch: 'Fetch {size}',
  hostedPart: '{here} of {size} are here already.',
  goOn: 'Fetch the rest',

  alexnetHint:
    'Or drop it here: alexnet-owt-7be5be79.pth, or the same weights as .safetensors. It is read on your device; nothing is uploaded.',
  alexnet2012Hint:
    'Or drop it here: an .onnx file of this form (or .safetensors, .pth). It is read on your device; nothing is uploaded.',
  choose: 'Choose the file',
  noPlace: 'What you bring here lasts until you close the page: this browser keeps nothing for it.',

  jobImport: 'Reading and converting {name}',
  jobFetch: 'Fetching from this site',
  waiting: 'Another tab of this site is bringing the same weights; this one waits for it',
  bytes: '{percent} · {received} of {total} MB',
  cancel: 'Cancel',
  stoppedImport: 'Stopped; nothing was kept of this file. What was here before is still here.',
  stoppedFetch: 'Stopped. What has arrived stays, and the rest can be fetched at any time.',
  keptPart: 'What has arrived is kept.',
  retry: 'Try again',
  problems: {
    cut: 'This file is damaged or cut off: it has {bytes} bytes ({problem}). Download or copy it again, and compare its size with the published one.',
    other:
      'These are not the weights of {network} ({problem}). Choose another file, or choose above which network this one is for.',
    program:
      'This file holds more than weights, and nothing else is read here ({problem}). Save the state_dict alone: torch.save(model.state_dict(), "weights.pth").',
  },
  done: 'The weights are here: {size}.',

  where: {
    alexnet: 'Where to get the file',
    alexnet2012: 'What the file has to hold',
    official: 'torchvision’s own file, trained on ImageNet:',
    size: 'Size',
    bytes: '{count} bytes',
    sum: 'SHA-256',
    licence:
      'torchvision says that its trained models may carry terms of their own or of the data they were trained on, and leaves it to you to find out whether you may use them. ImageNet’s pictures are given out for non-commercial research and education only.',
    shrunk:
      'Here the weights are made smaller before they are kept: 8 bits or fewer each instead of 32. What that does to the answers was measured on AlexNet-64 only.',
    form2012:
      'No trained weights of exactly this form are offered by its authors in a file that this page reads. If you have trained the network yourself, export it to ONNX: only the weights of its eight layers are read, in their order and in these shapes. In a .safetensors or .pth file they need these names, too. The network is then shown RGB pixels from 0 to 255, less 123.7, 116.3 and 103.5, the means of ImageNet, and its response normalisation has the constants of the paper: k = 2, and α not divided by n. Caffe’s file of the same shapes was trained with k = 1 and α / n; its answers would not be right here.',
    never: 'Without them this network shows its shapes, its cost and its speed. It is never shown answering.',
    name: 'Name',
    shape: 'Shape',
  },

  speed: {
    title: 'How fast would it be here?',
    about:
      'A trial with random numbers for weights takes about as long as the real ones would. What comes out means nothing and is not shown.',
    run: 'Time it with random weights',
    running: 'Making {count} random weights and timing every layer',
    done: 'One picture: {ms} ms on {engine}, with random weights.',
    layer: 'Layer',
    ms: 'ms',
    chart: 'Milliseconds of each layer, with random weights',
  },
}
