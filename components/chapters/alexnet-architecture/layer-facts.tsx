import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { mapsFirst } from '@/lib/nn/shapes'
import type { FigureProps } from './figures'
import { costsOf, forms, indexOf, specOf, type Form, type LayerCosts } from './forms'
import { sayBytes, sayRule } from './say'

interface Props extends FigureProps {
  layer: string
}

const rows = ['rule', 'shape', 'parameters', 'macs', 'memory', 'sees'] as const
type Row = (typeof rows)[number]

/** One layer in the three forms: what it is, what it costs, what it sees. */
export function LayerFacts({ layer, lang, words }: Props) {
  const w = words.layers
  const costs = Object.fromEntries(forms.map((form) => [form, costsOf(specOf[form], layer)])) as Record<
    Form,
    LayerCosts | null
  >
  const value = (form: Form, row: Row): string => {
    const found = costs[form]
    if (!found) return row === 'rule' ? w.missing : '–'
    const spelt = ({ spelt, total }: LayerCosts['macs'], none: string) =>
      total === 0 ? none : fill(w.spelt, { arithmetic: spelt, total: formatNumber(total, lang) })
    switch (row) {
      case 'rule':
        return sayRule(specOf[form].layers[indexOf(specOf[form], layer)], found.input, words)
      case 'shape':
        return `${mapsFirst(found.input)} → ${mapsFirst(found.output)}`
      case 'parameters':
        return spelt(found.parameters, w.none)
      case 'macs':
        return spelt(found.macs, w.notCounted)
      case 'memory': {
        const values = sayBytes(found.outputBytes, lang, words)
        return found.weightBytes === 0
          ? fill(w.memoryValues, { values })
          : fill(w.memory, { weights: sayBytes(found.weightBytes, lang, words), values })
      }
      case 'sees':
        return found.output.length === 1 ? w.seesAll : fill(w.sees, { side: found.sees, input: found.side })
    }
  }
  return (
    <div data-part="facts">
      <div className="hidden grid-cols-[5.5rem_repeat(3,minmax(0,1fr))] gap-x-3 border-b border-line pb-1 text-sm font-semibold @min-[34rem]:grid">
        <span />
        {forms.map((form) => (
          <span key={form}>{words.forms[form].title}</span>
        ))}
      </div>
      <dl className="text-sm">
        {rows.map((row) => (
          <div
            key={row}
            className="grid gap-x-3 border-b border-line py-2 @min-[34rem]:grid-cols-[5.5rem_repeat(3,minmax(0,1fr))]"
          >
            <dt className="text-soft">{w.facts[row]}</dt>
            {forms.map((form) => {
              const text = value(form, row)
              return (
                <dd
                  key={form}
                  data-fact={row}
                  data-form={form}
                  className="grid min-w-0 grid-cols-[5rem_minmax(0,1fr)] gap-x-2 @min-[34rem]:block"
                >
                  <span className="text-xs leading-5 text-soft @min-[34rem]:sr-only">
                    {words.forms[form].short}
                  </span>
                  <span
                    className={
                      /^[\d ×+()=,→]+$/.test(text) ? 'font-mono text-[0.75rem] leading-5' : 'leading-5'
                    }
                  >
                    {text}
                  </span>
                </dd>
              )
            })}
          </div>
        ))}
      </dl>
    </div>
  )
}
