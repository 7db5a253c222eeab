/** The camera, wherever a bench offers it. */
export const camera = {
  title: 'Camera',
  on: 'The camera is on.',
  stays: 'Its picture stays on your device.',
  live: 'What the camera sees now',
  take: 'Take the picture',
  next: 'Other camera',
  stop: 'Turn it off',
  again: 'Try again',
  cancel: 'Cancel',
  asking: 'Your browser asks whether this page may use the camera. Answer there.',
  problems: {
    insecure:
      'Browsers give the camera only to pages opened over https. Take the picture with your camera app and choose the file here.',
    unsupported:
      'This browser gives pages no camera. Take the picture with your camera app and choose the file here.',
    none: 'No camera was found. Plug one in and try again, or choose a file.',
    refused:
      'The camera was not allowed. Allow it for this page (the sign beside the address) and try again, or choose a file.',
    'in-use': 'The camera does not start. Close other programs that use it and try again, or choose a file.',
    lost: 'The camera was taken away while it was on. Plug it in and try again, or choose a file.',
    unknown: 'The camera did not start. Try again, or choose a file.',
  },
}
