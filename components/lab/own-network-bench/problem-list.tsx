import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import { fill } from '@/lib/i18n/fill'
import type { SpecProblem } from '@/lib/nn/own-spec'
import { useBenchStrings } from '../bench-strings'
import { keyOf, lineOf, sayProblem } from './say-problem'

interface Props {
  text: string
  problems: readonly SpecProblem[]
  onShow: (problem: SpecProblem) => void
  onMend: (fix: NonNullable<SpecProblem['fix']>) => void
}

const SHOWN = 5

/** What the checker says of the text: each sentence leads to its place, and mends it where it can. */
export function ProblemList({ text, problems, onShow, onMend }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.ownNetwork.check
  const errors = problems.filter(({ severity }) => severity === 'error')
  const summary =
    errors.length > 0
      ? fill(words.wrong, { count: errors.length, line: lineOf(text, errors[0].from) })
      : problems.length > 0
        ? words.countOnly
        : words.good
  const said = usePoliteText(
    problems.length > 0 ? `${summary} ${sayProblem(strings.ownNetwork, problems[0], lang)}` : summary,
  )
  const state = errors.length > 0 ? 'wrong' : problems.length > 0 ? 'count-only' : 'good'
  return (
    <section
      aria-label={words.title}
      data-testid="own-network-check"
      data-state={state}
      className="min-h-11 text-sm"
    >
      <p className={classes('font-semibold', state === 'good' && 'text-positive')}>{summary}</p>
      <p className="sr-only" role="status">
        {said}
      </p>
      <ul className="m-0 list-none p-0">
        {problems.slice(0, SHOWN).map((problem) => {
          const { code, from, path, fix, severity } = problem
          return (
            <li
              key={keyOf(problem)}
              data-testid="own-network-problem"
              data-code={code}
              data-path={path.join('.')}
              className={classes(
                'mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 border-l-4 pl-3',
                severity === 'error' ? 'border-alexnet' : 'border-why',
              )}
            >
              <p className="min-w-0 flex-1 basis-52">
                <button
                  type="button"
                  className="min-h-6 cursor-pointer text-lenet underline underline-offset-2"
                  onClick={() => onShow(problem)}
                >
                  {fill(words.line, { line: lineOf(text, from) })}
                  {path[0] === 'layers' && typeof path[1] === 'number' && (
                    <>
                      {lang === 'zh' ? '，' : ', '}
                      {fill(words.layer, { number: path[1] + 1 })}
                    </>
                  )}
                </button>
                {lang === 'zh' ? '：' : ': '}
                {sayProblem(strings.ownNetwork, problem, lang)}
              </p>
              {fix && (
                <Button className="min-h-9" onClick={() => onMend(fix)}>
                  {words.mend}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {problems.length > SHOWN && (
        <p className="mt-1.5 text-soft">{fill(words.more, { count: problems.length - SHOWN })}</p>
      )}
    </section>
  )
}
