import { expect, it } from 'vitest'
import { amountInWords } from '@/components/lab/cheque-bench/amount-in-words'

it('says whole amounts in words, as on a cheque', () => {
  const said: [string, string, string][] = [
    ['0', 'zero', '零'],
    ['7', 'seven', '柒'],
    ['10', 'ten', '壹拾'],
    ['42', 'forty-two', '肆拾贰'],
    ['170', 'one hundred and seventy', '壹佰柒拾'],
    ['1005', 'one thousand five', '壹仟零伍'],
    ['90210', 'ninety thousand two hundred and ten', '玖万零贰佰壹拾'],
    ['150000', 'one hundred and fifty thousand', '壹拾伍万'],
    ['105000', 'one hundred and five thousand', '壹拾万伍仟'],
    ['100005000', 'one hundred million five thousand', '壹亿零伍仟'],
  ]
  for (const [digits, en, zh] of said) {
    expect(amountInWords(digits, 'en')).toBe(en)
    expect(amountInWords(digits, 'zh')).toBe(zh)
  }
})
