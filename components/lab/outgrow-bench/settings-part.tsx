import { fill } from '@/lib/i18n/fill'
import { formatNumber, listOf, sentencesOf } from '@/lib/i18n/format'
import type { TrainingRecipe } from '@/lib/nn/code/training-script'
import { useBenchStrings } from '../bench-strings'

interface Props {
  recipe: TrainingRecipe
  processes: number
}

/** What the program trains with, how many take part in a step, and in what it differs from the page. */
export function SettingsPart({ recipe, processes }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.outgrow.settings
  const number = (value: number) => formatNumber(value, lang, { maximumFractionDigits: 12 })
  const { batch, passes, seed, spec } = recipe
  const has = (kind: string) => spec.layers.some((layer) => layer.kind === kind)
  const facts =
    recipe.data.kind === 'photos'
      ? words.recipe
      : listOf(
          [
            recipe.optimiser === 'adam' ? words.adam : fill(words.sgd, { momentum: number(recipe.momentum) }),
            fill(words.rate, { rate: number(recipe.learningRate) }),
            ...(recipe.weightDecay > 0 ? [fill(words.decay, { decay: number(recipe.weightDecay) })] : []),
            fill(words.batch, { batch: number(batch) }),
            passes === 1 ? words.onePass : fill(words.passes, { passes: number(passes) }),
            fill(words.seed, { seed: number(seed) }),
          ],
          lang,
        )
  const least = Math.floor(batch / processes)
  const values = {
    batch: number(batch),
    count: number(processes),
    each: number(least),
    more: number(least + 1),
  }
  const shared = [
    fill(batch % processes === 0 ? words.share : words.shareUneven, values),
    ...(has('dropout') ? [words.dropout] : []),
    ...(has('batch-norm') ? [words.norm] : []),
    ...(has('dropout') || has('batch-norm') ? [] : [words.sameSteps]),
  ]
  return (
    <div className="flex flex-col gap-1 text-sm leading-relaxed text-soft">
      <p className="m-0">
        <span className="font-semibold text-ink">{words.title}</span>{' '}
        <span data-testid="outgrow-facts">{facts}</span>
      </p>
      {recipe.data.kind === 'digits' && recipe.data.from === 'mnist' && (
        <p className="m-0">{has('dropout') ? words.same : words.sameWithoutDropout}</p>
      )}
      {processes > 1 && (
        <p className="m-0" data-testid="outgrow-share" data-least={least}>
          {least === 0 ? fill(words.tooMany, values) : sentencesOf(shared, lang)}
        </p>
      )}
    </div>
  )
}
