/** Everything that the book cites. Only identifiers that are certain stand here; a source may have none. */
export interface Reference {
  authors: string
  year: number
  title: string
  venue?: string
  doi?: string
  arxiv?: string
  /** Where a program's source is, as owner/name of its public repository. */
  repository?: string
  /** How the text names it, in each language: a note with these words is linked to the page of references. */
  short: { en: string; zh: string }
}

export const references = {
  fukushima1980: {
    authors: 'Fukushima, K.',
    year: 1980,
    title:
      'Neocognitron: A self-organizing neural network model for a mechanism of pattern recognition unaffected by shift in position',
    venue: 'Biological Cybernetics 36, 193–202',
    doi: '10.1007/BF00344251',
    short: { en: 'Fukushima 1980', zh: 'Fukushima，1980' },
  },
  lecun1989: {
    authors:
      'LeCun, Y., Boser, B., Denker, J. S., Henderson, D., Howard, R. E., Hubbard, W. and Jackel, L. D.',
    year: 1989,
    title: 'Backpropagation applied to handwritten zip code recognition',
    venue: 'Neural Computation 1(4), 541–551',
    doi: '10.1162/neco.1989.1.4.541',
    short: { en: 'LeCun et al. 1989', zh: 'LeCun 等，1989' },
  },
  lecun1998: {
    authors: 'LeCun, Y., Bottou, L., Bengio, Y. and Haffner, P.',
    year: 1998,
    title: 'Gradient-based learning applied to document recognition',
    venue: 'Proceedings of the IEEE 86(11), 2278–2324',
    doi: '10.1109/5.726791',
    short: { en: 'LeCun et al. 1998', zh: 'LeCun 等，1998' },
  },
  krizhevsky2012: {
    authors: 'Krizhevsky, A., Sutskever, I. and Hinton, G. E.',
    year: 2012,
    title: 'ImageNet classification with deep convolutional neural networks',
    venue: 'NIPS 2012; reprinted in Communications of the ACM 60(6), 2017, which the DOI names',
    doi: '10.1145/3065386',
    short: { en: 'Krizhevsky, Sutskever and Hinton', zh: 'Krizhevsky、Sutskever 和 Hinton' },
  },
  simonyan2014: {
    authors: 'Simonyan, K. and Zisserman, A.',
    year: 2014,
    title: 'Very deep convolutional networks for large-scale image recognition',
    arxiv: '1409.1556',
    short: { en: 'Simonyan and Zisserman 2014', zh: 'Simonyan 和 Zisserman，2014' },
  },
  szegedy2014: {
    authors: 'Szegedy, C. and others',
    year: 2014,
    title: 'Going deeper with convolutions',
    arxiv: '1409.4842',
    short: { en: 'Szegedy et al. 2014', zh: 'Szegedy 等，2014' },
  },
  krizhevsky2014: {
    authors: 'Krizhevsky, A.',
    year: 2014,
    title: 'One weird trick for parallelizing convolutional neural networks',
    arxiv: '1404.5997',
    short: { en: 'Krizhevsky 2014', zh: 'Krizhevsky，2014' },
  },
  kingma2014: {
    authors: 'Kingma, D. P. and Ba, J.',
    year: 2014,
    title: 'Adam: A method for stochastic optimization',
    arxiv: '1412.6980',
    short: { en: 'Diederik Kingma and Jimmy Ba', zh: 'Diederik Kingma 和 Jimmy Ba' },
  },
  ioffe2015: {
    authors: 'Ioffe, S. and Szegedy, C.',
    year: 2015,
    title: 'Batch normalization: Accelerating deep network training by reducing internal covariate shift',
    arxiv: '1502.03167',
    short: { en: 'Ioffe and Szegedy 2015', zh: 'Ioffe 和 Szegedy，2015' },
  },
  han2015: {
    authors: 'Han, S., Mao, H. and Dally, W. J.',
    year: 2015,
    title:
      'Deep Compression: Compressing deep neural networks with pruning, trained quantization and Huffman coding',
    arxiv: '1510.00149',
    short: { en: 'Han et al. 2015', zh: 'Han 等，2015' },
  },
  he2015: {
    authors: 'He, K., Zhang, X., Ren, S. and Sun, J.',
    year: 2015,
    title: 'Deep residual learning for image recognition',
    arxiv: '1512.03385',
    short: { en: 'He et al. 2015', zh: 'He 等，2015' },
  },
  iandola2016: {
    authors: 'Iandola, F. N. and others',
    year: 2016,
    title: 'SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size',
    arxiv: '1602.07360',
    short: { en: 'Iandola et al. 2016', zh: 'Iandola 等，2016' },
  },
  howard2017: {
    authors: 'Howard, A. G. and others',
    year: 2017,
    title: 'MobileNets: Efficient convolutional neural networks for mobile vision applications',
    arxiv: '1704.04861',
    short: { en: 'Howard et al. 2017', zh: 'Howard 等，2017' },
  },
  shankar2017: {
    authors: 'Shankar, S., Halpern, Y., Breck, E., Atwood, J., Wilson, J. and Sculley, D.',
    year: 2017,
    title:
      'No classification without representation: Assessing geodiversity issues in open data sets for the developing world',
    arxiv: '1711.08536',
    short: { en: 'Shankar et al. 2017', zh: 'Shankar 等，2017' },
  },
  recht2019: {
    authors: 'Recht, B., Roelofs, R., Schmidt, L. and Shankar, V.',
    year: 2019,
    title: 'Do ImageNet classifiers generalize to ImageNet?',
    arxiv: '1902.10811',
    short: { en: 'Recht et al. 2019', zh: 'Recht 等，2019' },
  },
  beyer2020: {
    authors: 'Beyer, L., Hénaff, O. J., Kolesnikov, A., Zhai, X. and van den Oord, A.',
    year: 2020,
    title: 'Are we done with ImageNet?',
    arxiv: '2006.07159',
    short: { en: 'Beyer et al. 2020', zh: 'Beyer 等，2020' },
  },
  northcutt2021: {
    authors: 'Northcutt, C. G., Athalye, A. and Mueller, J.',
    year: 2021,
    title: 'Pervasive label errors in test sets destabilize machine learning benchmarks',
    arxiv: '2103.14749',
    short: { en: 'Northcutt et al. 2021', zh: 'Northcutt 等，2021' },
  },
  caffe: {
    authors: 'Berkeley Vision and Learning Center',
    year: 2014,
    title: 'Caffe: models and examples that come with the library',
    repository: 'BVLC/caffe',
    short: { en: 'BVLC Caffe', zh: 'BVLC Caffe' },
  },
  alexnetSource: {
    authors: 'Krizhevsky, A., Sutskever, I. and Hinton, G. E.',
    year: 2012,
    title: 'AlexNet source code',
    venue: 'published by the Computer History Museum, 2025',
    repository: 'computerhistory/AlexNet-Source-Code',
    short: { en: 'AlexNet’s source code of 2012', zh: 'AlexNet 2012 年的源码' },
  },
  zeiler2014: {
    authors: 'Zeiler, M. D. and Fergus, R.',
    year: 2014,
    title: 'Visualizing and understanding convolutional networks',
    venue: 'ECCV 2014',
    arxiv: '1311.2901',
    short: { en: 'Zeiler and Fergus 2014', zh: 'Zeiler 和 Fergus，2014' },
  },
  selvaraju2017: {
    authors: 'Selvaraju, R. R., Cogswell, M., Das, A., Vedantam, R., Parikh, D. and Batra, D.',
    year: 2017,
    title: 'Grad-CAM: Visual explanations from deep networks via gradient-based localization',
    venue: 'ICCV 2017',
    arxiv: '1610.02391',
    short: { en: 'Selvaraju et al. 2017', zh: 'Selvaraju 等，2017' },
  },
  adebayo2018: {
    authors: 'Adebayo, J., Gilmer, J., Muelly, M., Goodfellow, I., Hardt, M. and Kim, B.',
    year: 2018,
    title: 'Sanity checks for saliency maps',
    venue: 'NeurIPS 2018',
    arxiv: '1810.03292',
    short: { en: 'Adebayo et al. 2018', zh: 'Adebayo 等，2018' },
  },
} satisfies Record<string, Reference>

export type ReferenceId = keyof typeof references
export const referenceIds = Object.keys(references) as ReferenceId[]

/** @throws Error for a source that is not in the list: a page that cites one must not build. */
export function referenceOf(id: string): Reference {
  const found = Object.hasOwn(references, id) ? references[id as ReferenceId] : undefined
  if (!found) throw new Error(`<Cite of="${id}">: no such source in components/mdx/references.ts`)
  return found
}

/** The address that a DOI, an arXiv number or a repository stands for. */
export function linksOf({ doi, arxiv, repository }: Reference): { label: string; href: string }[] {
  return [
    ...(doi ? [{ label: `doi:${doi}`, href: `https://doi.org/${doi}` }] : []),
    ...(arxiv ? [{ label: `arXiv:${arxiv}`, href: `https://arxiv.org/abs/${arxiv}` }] : []),
    ...(repository ? [{ label: repository, href: `https://github.com/${repository}` }] : []),
  ]
}

/** The words by which a text may name a source. */
export const namesOf = (id: ReferenceId, lang: 'en' | 'zh'): string[] => [
  references[id].short[lang],
  references[id].title,
]

/** A text cut where it names a source: plain parts, and parts that name one. */
export function splitAtSources(
  text: string,
  lang: 'en' | 'zh',
): readonly (string | { id: ReferenceId; text: string })[] {
  const parts: (string | { id: ReferenceId; text: string })[] = []
  let rest = text
  while (rest !== '') {
    const hits = referenceIds
      .flatMap((id) => namesOf(id, lang).map((words) => ({ id, words, at: rest.indexOf(words) })))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.words.length - a.words.length)
    if (hits.length === 0) return [...parts, rest]
    const [{ id, words, at }] = hits
    if (at > 0) parts.push(rest.slice(0, at))
    parts.push({ id, text: words })
    rest = rest.slice(at + words.length)
  }
  return parts
}
