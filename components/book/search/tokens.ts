/**
 * How text is cut for the search. Chinese has no spaces between words, and no dictionary cuts it the same way twice:
 * so a run of Chinese characters is indexed as every character and every two neighbours, and a query is looked for by
 * its two-character pieces. 池化 is then found inside 平均池化层, in every browser and without a dictionary.
 */
const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
const HAN = /^\p{Script=Han}/u

export const isHan = (token: string): boolean => HAN.test(token)

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

function pairsOf(run: string): string[] {
  const characters = [...run]
  return characters.slice(1).map((character, at) => characters[at] + character)
}

/** Tokens of a text for the index. */
export function indexTokens(text: string): string[] {
  return (plain(text).match(RUN) ?? []).flatMap((run) => (isHan(run) ? [...run, ...pairsOf(run)] : [run]))
}

/** Tokens of what a reader looks for: a single character only where it stands alone. */
export function queryTokens(text: string): string[] {
  const tokens = (plain(text).match(RUN) ?? []).flatMap((run) =>
    isHan(run) && [...run].length > 1 ? pairsOf(run) : [run],
  )
  return [...new Set(tokens)]
}

export interface Piece {
  text: string
  hit: boolean
}

/** A text in pieces, those marked that are among the tokens. */
export function markHits(text: string, tokens: ReadonlySet<string>): Piece[] {
  const marked = new Array<boolean>(text.length).fill(false)
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (!isHan(run)) {
      if (tokens.has(plain(run))) marked.fill(true, index, index + run.length)
      continue
    }
    let at = index
    const characters = [...run]
    characters.forEach((character, place) => {
      const pair = character + (characters[place + 1] ?? '')
      if (tokens.has(character)) marked.fill(true, at, at + character.length)
      if (place + 1 < characters.length && tokens.has(pair)) marked.fill(true, at, at + pair.length)
      at += character.length
    })
  }
  const pieces: Piece[] = []
  let start = 0
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && marked[at] === marked[start]) continue
    pieces.push({ text: text.slice(start, at), hit: marked[start] })
    start = at
  }
  return text === '' ? [] : pieces
}

const SENTENCE_END = /(?<=[.!?])\s+|(?<=[。！？])|\n+/
const LONGEST = 220 // characters of an excerpt

/** The sentence that holds most of the tokens, in pieces; the text's first sentence where none holds any. */
export function excerptOf(text: string, tokens: ReadonlySet<string>): Piece[] {
  const sentences = text.split(SENTENCE_END).filter((sentence) => sentence.trim() !== '')
  const scored = sentences.map((sentence) => {
    const pieces = markHits(sentence.trim(), tokens)
    const hits = new Set(pieces.filter(({ hit }) => hit).map((piece) => plain(piece.text)))
    return { pieces, score: [...hits].join('').length }
  })
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), scored[0] ?? { pieces: [], score: 0 })
  return shorten(best.pieces)
}

/** Cuts a long sentence so that its first hit stays in it. */
function shorten(pieces: Piece[]): Piece[] {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0)
  if (length <= LONGEST) return pieces
  const before = pieces[0]?.hit ? 0 : (pieces[0]?.text.length ?? 0)
  const skip = Math.max(0, before - LONGEST / 3)
  let left = LONGEST
  const kept = pieces.flatMap((piece, index) => {
    const text = (index === 0 ? piece.text.slice(skip) : piece.text).slice(0, left)
    left -= text.length
    return text === '' ? [] : [{ ...piece, text }]
  })
  return [
    ...(skip > 0 ? [{ text: '… ', hit: false }] : []),
    ...kept,
    ...(length - skip > LONGEST ? [{ text: ' …', hit: false }] : []),
  ]
}
