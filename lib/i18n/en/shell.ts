export const shell = {
  book: {
    title: 'LeNet → AlexNet',
    tagline: 'Two networks that taught computers to see, trained and run on the page you are reading.',
    about:
      'A book with working benches in it. You read about a network, and a little further down the page it trains, reads your handwriting or sorts your photos. Everything is computed here, in your own browser, by the very networks the text is about.',
    description:
      'A book about LeNet-5 and AlexNet with working benches: train LeNet on MNIST, have your handwriting read and classify photos, all inside your browser.',
  },
  entry: {
    title: 'LeNet → AlexNet',
    choose: 'Choose a language',
    readIn: 'Read the book in English',
  },
  contents: {
    title: 'Contents',
    chapters: 'Chapters',
    chapter: 'Chapter {number}',
    minutes: '{count} min read',
    start: 'Start with chapter {number}',
    more: 'The missing numbers are chapters that are still being written.',
    howTitle: 'How to read it',
    how: [
      {
        title: 'Try before you are told',
        text: 'Each chapter opens with something to press. What you see is named and explained afterwards.',
      },
      {
        title: 'Nothing is canned',
        text: 'Curves, accuracies and predictions are measured while you watch. Another seed or another photo gives other numbers.',
      },
      {
        title: 'Nothing to install',
        text: 'A laptop from the last ten years will do, with or without a graphics card; a phone works too.',
      },
    ],
    networksTitle: 'The two networks of this book',
    networksCaption:
      'The layers of both networks, drawn from the same descriptions that build them. The side of a square is the side of a feature map; its depth grows with the number of maps; bars are fully connected layers.',
    lenetName: 'LeNet-5',
    lenetYear: '1998, in its modern form',
    alexnetName: 'AlexNet-64',
    alexnetYear: 'after AlexNet, 2012, for 64 × 64 pictures',
    parameters: '{count} parameters',
    macs: '{count} multiplications for one picture',
    drawing: '{name}: {layers}',
    map: '{maps} of {side} × {side}',
    units: '{units} units',
  },
  header: {
    skip: 'Skip to the text',
    site: 'Site',
    contents: 'Contents',
    switchLanguage: 'Read this page in Chinese',
    theme: 'Theme',
    system: 'Like the system',
    light: 'Light',
    dark: 'Dark',
  },
  chapter: {
    onThisPage: 'On this page',
    linkTo: 'Link to “{title}”',
    previous: 'Previous',
    next: 'Next',
    neighbours: 'Chapters',
    allChapters: 'All chapters',
  },
  footer: {
    privacy: 'Nothing you draw or upload leaves your device.',
    privacyMore: 'The pages, digits and weights come from this site; your browser does all the computing.',
    credits: 'Credits',
    mnist: 'MNIST digits by Yann LeCun, Corinna Cortes and Christopher Burges.',
    photos:
      'Sample photos: Chelsea the cat by Stéfan van der Walt (CC0); a cup of coffee by Rachel Michetti, courtesy of Pikolo Espresso Bar (CC0); Falcon 9 carrying DSCOVR by SpaceX (public domain).',
    networks: 'AlexNet-64 was trained by this project on Tiny ImageNet; its weights contain no picture.',
  },
  insecure: {
    note: 'This address is plain http, so the browser withholds three things: threads (the engine runs on one), WebGPU, and its fast hashing (downloads are checked by slower code of ours). Everything still works.',
  },
  performance: {
    title: 'How it is made fast, and measured',
    description:
      'How LeNet and AlexNet are made to run fast in a browser, and the measurements beside other engines.',
  },
  notFound: {
    title: 'This page does not exist',
    text: 'The address may be mistyped, or the chapter may not be written yet.',
    back: 'To the contents',
  },
  mdx: {
    youWillLearn: 'You will',
    recap: 'Recap',
    pitfall: 'Pitfall',
    deepDive: 'Deep dive',
    figure: 'Figure {number}',
    table: 'Table, scrolls sideways',
    code: 'Code',
    formula: 'Formula, scrolls sideways',
    question: 'Check yourself',
    check: 'Check',
    again: 'Try again',
    right: 'Right.',
    wrong: 'Not quite.',
    pickFirst: 'Pick an answer first.',
    typeNumber: 'Type a number first.',
    hint: 'Hint:',
    yourAnswer: 'Your answer',
    figurePlace: {
      loading: 'Fetching the figure …',
      failed: 'The figure could not be fetched. Check the connection, then try again.',
      retry: 'Try again',
      noScript: 'A figure that you can work with stands here. It needs JavaScript, which is switched off.',
    },
  },
  bench: {
    loading: 'Fetching the bench …',
    failed: 'The bench could not be fetched. Check the connection, then try again.',
    retry: 'Try again',
    noScript:
      'The bench that stands here computes in your browser. It needs JavaScript, which is switched off.',
  },
  ui: {
    exact: '{label}, exact value',
    busy: 'Working',
  },
}
