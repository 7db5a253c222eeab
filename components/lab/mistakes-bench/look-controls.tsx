import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { ProgressBar } from '@/components/ui/progress-bar'
import { TEST_DIGITS } from '@/lib/data/mnist'
import type { DigitSetName } from '@/lib/data/digit-set'
import { heldBack, type Examiner, type ExaminerState, type Look } from '@/lib/engine/examiner'
import type { MyLeNet } from '@/lib/engine/my-lenet'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { DigitNetwork } from '@/lib/protocol/messages'
import { useBenchStrings } from '../bench-strings'

interface LookControlsProps {
  state: ExaminerState
  network: DigitNetwork
  set: DigitSetName
  look: Look | null
  mine: MyLeNet | null
  examiner: Examiner
}

/** Which network is shown which digits, the button that does it, and how far it has come. */
export function LookControls({ state, network, set, look, mine, examiner }: LookControlsProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.mistakes
  const { looking } = state
  const held = heldBack(network === 'mine' ? mine : null)
  const count = formatNumber(set === 'test' ? TEST_DIGITS : held, lang)
  const progress = looking?.progress ?? null
  const isOwn = network === 'mine' && mine?.settings.data === 'own'
  const number = (value: number) => formatNumber(value, lang)

  return (
    <>
      <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
        <Choices
          label={words.network.title}
          value={network}
          onChange={examiner.choose}
          testId="mistakes-network"
          options={[
            { value: 'mine', label: words.network.mine, disabled: !mine },
            { value: 'shipped', label: words.network.shipped },
          ]}
        />
        <Choices
          label={words.set.title}
          value={set}
          onChange={examiner.chooseSet}
          testId="mistakes-set"
          options={[
            { value: 'test', label: words.set.test },
            { value: 'validation', label: words.set.validation, disabled: held === 0 },
          ]}
        />
        {/* One and the same element, so that focus stays when it changes. */}
        <Button
          kind={looking || look ? 'plain' : 'primary'}
          data-testid={looking ? 'mistakes-cancel' : 'mistakes-look'}
          onClick={looking ? examiner.cancel : () => void examiner.look()}
        >
          {looking ? words.cancel : look ? words.again : isOwn ? words.lookOwn : fill(words.look, { count })}
        </Button>
      </div>
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-1 @min-[40rem]:grid-cols-2">
        <p
          className="min-h-10 text-[0.8125rem] leading-normal text-soft"
          data-testid="mistakes-about"
          data-network={network}
        >
          {!mine
            ? words.network.noMine
            : network === 'shipped'
              ? words.network.shippedAbout
              : held === 0
                ? words.set.noValidation
                : fill(isOwn ? words.network.ownAbout : words.network.mineAbout, {
                    steps: number(mine.step),
                    names: (mine.names ?? []).map((name, i) => `${i} = ${name}`).join(', '),
                  })}
        </p>
        <ProgressBar
          label={progress === null ? words.starting : words[progress.stage]}
          value={looking ? (progress?.done ?? 0) : null}
          max={progress?.total ?? 1}
          detail={
            progress
              ? fill(words.doneOf, { done: number(progress.done), total: number(progress.total) })
              : undefined
          }
          testId="mistakes-progress"
        />
      </div>
    </>
  )
}
