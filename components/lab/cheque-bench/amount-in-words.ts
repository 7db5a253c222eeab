import type { Lang } from '@/lib/i18n/languages'

const ONES = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
  'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
] // prettier-ignore
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const GROUPS = ['', ' thousand', ' million', ' billion', ' trillion']

function underThousand(value: number): string {
  const [hundreds, rest] = [Math.floor(value / 100), value % 100]
  const small =
    rest < 20 ? ONES[rest] : TENS[Math.floor(rest / 10)] + (rest % 10 > 0 ? `-${ONES[rest % 10]}` : '')
  if (hundreds === 0) return small
  return `${ONES[hundreds]} hundred${rest > 0 ? ` and ${small}` : ''}`
}

function english(value: number): string {
  if (value === 0) return 'zero'
  const parts: string[] = []
  for (let group = 0, left = value; left > 0; group++, left = Math.floor(left / 1000)) {
    const here = left % 1000
    if (here > 0) parts.unshift(underThousand(here) + GROUPS[group])
  }
  return parts.join(' ')
}

const FORMAL = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const MYRIADS = ['', '万', '亿', '万亿']

function underMyriad(value: number): string {
  let text = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) gap ||= text !== ''
    else {
      text += (gap ? FORMAL[0] : '') + FORMAL[digit] + PLACES[place]
      gap = false
    }
  }
  return text
}

/** With the numerals that are used on cheques, which cannot be altered into one another. */
function chinese(value: number): string {
  if (value === 0) return FORMAL[0]
  let text = ''
  let gap = false
  for (let group = 3; group >= 0; group--) {
    const here = Math.floor(value / 10 ** (4 * group)) % 1e4
    if (here === 0) {
      gap ||= text !== ''
      continue
    }
    text += (text !== '' && (gap || here < 1000) ? FORMAL[0] : '') + underMyriad(here) + MYRIADS[group]
    gap = false
  }
  return text
}

/** A whole amount up to 12 digits in words, as it stands on a cheque: '170' is 'one hundred and seventy', '壹佰柒拾'. */
export function amountInWords(digits: string, lang: Lang): string {
  const value = Number(digits)
  return lang === 'zh' ? chinese(value) : english(value)
}
