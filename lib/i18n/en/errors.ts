/** One sentence per error code of lib/errors: what happened and what to do next. `{name}` comes from the detail. */
export const errors = {
  'download-failed': 'A file could not be fetched ({url}). Check the connection and try again.',
  'download-truncated':
    'A download broke off: {received} of {expected} bytes arrived ({url}). Try again to fetch the whole file.',
  'download-altered':
    'A file arrived altered ({url}): its checksum is not the published one, so it was not used. Try again; if it stays so, something between you and this site changes files.',
  offline: 'You seem to be offline. Connect to the network and try again.',
  'manifest-invalid': 'The list of files is damaged ({problem}). Reload the page to fetch it again.',
  'own-data-missing':
    'This run was trained on data of your own, which is not on this device. Choose the files again, or go back to MNIST.',
  'idx-invalid':
    'This is not a proper IDX file: {problem}. Choose one of the four files as MNIST publishes them.',
  'weights-invalid': 'These weights do not fit the network: {problem}. Choose another file.',
  'weights-file-unknown':
    'This file is none that holds weights. Choose a .pth file that torch saved, a .safetensors file or an .onnx file.',
  'weights-missing':
    'The weights of {network} are not here. Bring the file with them, or choose AlexNet-64, which comes with this site.',
  'network-file-unknown':
    'What you chose is no network that this page can read. Choose one .safetensors file, or the model.json and weights.bin of a tfjs layers model, together or in their .zip.',
  'network-file-incomplete':
    'A tfjs layers model is two files, and {missing} is missing. Choose both together.',
  'network-file-too-large':
    'This file has {megabytes} MB; no file of this network has more than {limit} MB. Choose another file.',
  'photo-empty': 'This file is empty. Choose another one.',
  'photo-not-a-picture':
    '“{name}” is not a picture that this page knows. Choose a JPEG, PNG, WebP, GIF, AVIF or BMP file.',
  'photo-svg':
    'SVG files are drawings, not photographs, and are not read here. Save it as PNG and try again.',
  'photo-truncated':
    'The end of this {type} file is missing, probably from a broken copy. Copy it again and retry.',
  'photo-too-large':
    'This picture has {megapixels} megapixels, more than the {limit} that can be opened safely here. Make a smaller copy and try again.',
  'photo-undecodable': 'Your browser cannot open this {type} file. Save it as JPEG or PNG and try again.',
  'browser-too-old':
    'This browser lacks {feature}, which is needed here. Update it, or open the page in another one.',
  'tuning-needs-pictures':
    'Every class needs at least one picture, and there must be two to ten classes. Add pictures, or remove the empty class.',
  'tuning-missing': 'Nothing has been trained yet. Press “Train” first, or load a file that you saved here.',
  'tuning-too-many':
    'There are {most} pictures already, which is as many as this page keeps. Remove some before you add others.',
  'tuning-too-many-classes':
    'There are {most} classes at most. Remove one, or move its pictures, before you add another.',
  'tuning-file-other':
    'This file is no network that was tuned here: {problem}. Choose a .safetensors file that this figure saved.',
  'own-file-long':
    'This file has {kilobytes} kB; a network written here has at most {limit} kB. Your text stays as it is. Choose another file.',
  'own-file-other':
    '“{name}” is no network as this figure writes it: JSON with a list named “layers”. Your text stays as it is. Choose another file.',
  'own-link-broken':
    'The network in this address is damaged, probably cut off when it was copied. Your own text is shown. Ask for the link again.',
  'own-link-long': 'This text is too long for a link. Save it as a file and pass that on.',
  'engine-unavailable': 'The engine “{engine}” did not start here ({reason}).',
  'engine-wrong':
    'The engine “{engine}” computed something wrong here (it differs by {difference}) and is not used. Another engine takes over.',
  'engine-lost': 'The engine “{engine}” stopped working. Another engine takes over; your progress is kept.',
  'worker-died': 'The computation stopped answering and was started anew.',
  'out-of-memory':
    'There was not enough memory. Close other tabs or choose a smaller batch, then press the button again.',
  'training-diverged':
    'The loss became infinite at step {step}: the learning rate is too high for these settings. Lower it and start again.',
  'settings-invalid': 'The setting “{name}” cannot be {value}. Choose another value.',
  'storage-unavailable':
    'Your browser does not let this page keep anything, so your network will be gone when you close it.',
  unknown: 'Something unexpected happened ({message}). Reload the page and try again.',
}
