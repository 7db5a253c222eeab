export const takeAway = {
  title: 'Take it away',
  prepareFirst:
    'The network as it is now, for other programs. Wherever it runs, it must be shown digits as it has learnt them: 28×28 pixels with a border of two pixels of paper, {scaling}. The PyTorch source and the Keras source have a function for this.',
  scalings: {
    range: 'where paper is {paper} and ink {ink}',
    standardised: 'each pixel (ink − {mean}) / {deviation}, with ink from 0 to 1',
  },
  formats: {
    safetensors: {
      name: 'safetensors',
      about: 'The weights alone, named and laid out as PyTorch has them. Both sources below read this file.',
    },
    tfjs: {
      name: 'TensorFlow.js',
      about:
        'A layers model: model.json and weights.bin in one .zip. Unpack it, serve the folder, and tf.loadLayersModel reads the address of its model.json.',
    },
    onnx: {
      name: 'ONNX',
      about:
        'The whole network in standard operators (opset {opset}), for onnxruntime and many others. It reads {shape}, float32, channels before rows.',
    },
    pytorch: {
      name: 'PyTorch',
      about: 'Its source, to read and to run. It loads the .safetensors file with json and numpy.',
    },
    keras: {
      name: 'Keras',
      about:
        'The same for Keras 3. A test compares its layers and their arguments with the network, but we have not run it.',
    },
  },
  save: 'Save {format}',
  show: 'Show {format} source',
  about: 'About {size}.',
  reasons: {
    rbf: 'tfjs-layers has no RBF units.',
    'scaled-tanh': 'tfjs-layers has no scaled tanh.',
    'rbf-and-scaled-tanh': 'tfjs-layers has neither RBF units nor the scaled tanh.',
    'groups-or-lrn': 'tfjs-layers has neither convolutions in groups nor response normalisation.',
    'no-units': 'This network does not end in units, one for each class.',
  },
  others: '{reason} These formats can hold this network: {formats}.',
  comma: ', ',
  tableNote:
    'The links that the connection table leaves out are zeros in this file; trained further elsewhere, they would fill.',
  untrained: 'There are no weights yet: train, or take one step, and come back.',
  saved: 'Saved: {file}, {size}.',
  working: 'Writing …',
  kilobytes: '{count} kB',
  megabytes: '{count} MB',
  source: {
    facts: '{lines} lines, {size}',
    label: 'Source: {file}',
    notRun: 'We have not run this source.',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'This browser does not let the page copy. Select the text, or download it.',
    download: 'Download',
    close: 'Close',
  },
  load: {
    title: 'And back again',
    text: 'Load weights into this network: a .safetensors file, or a layers model of TensorFlow.js, its two files together or in their .zip. They must be of exactly this form.',
    choose: 'Choose files',
    drop: 'or drop them here',
    loaded: 'Loaded: {file}, {count} values.',
    origin:
      'The file says that it is of “{origin}”. Its numbers fit, but this network is “{id}”: what it answers may differ.',
  },
}
