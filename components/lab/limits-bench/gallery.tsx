import { useId } from 'react'
import { classes } from '@/components/ui/classes'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { DIGIT_SIDE } from '@/lib/data/mnist'
import { useBenchStrings } from '../bench-strings'
import { choices, type Chosen } from './chosen'

interface GalleryProps {
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
  /** 784 bytes, or null where there is nothing to see. */
  pixelsOf: (choice: Chosen) => Uint8Array | null
  /** The digit that a picture was read as, once the reader has asked. */
  digitOf: (choice: Chosen) => number | null
}

/** The pictures to try, as radio buttons: arrow keys go from one to the next. */
export function Gallery({ chosen, onChoose, pixelsOf, digitOf }: GalleryProps) {
  const name = useId()
  const words = useBenchStrings().strings.limits
  return (
    <fieldset className="min-w-0" data-testid="limits-gallery">
      <legend className="mb-2 text-sm text-soft">{words.gallery}</legend>
      <div className="grid grid-cols-3 gap-1.5 @min-[26rem]:grid-cols-4">
        {choices.map((choice) => {
          const digit = digitOf(choice)
          return (
            <label
              key={choice}
              data-testid="limits-picture"
              data-picture={choice}
              data-digit={digit ?? undefined}
              className={classes(
                'relative flex items-center rounded-lg border p-1.5 text-xs leading-tight',
                choice === 'own'
                  ? 'col-span-full gap-3 px-3'
                  : 'min-h-22 flex-col justify-center gap-1 text-center',
                'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-lenet',
                choice === chosen
                  ? 'border-lenet bg-wash font-semibold text-lenet'
                  : 'border-edge/60 bg-paper hover:border-lenet',
              )}
            >
              <input
                type="radio"
                name={name}
                value={choice}
                checked={choice === chosen}
                onChange={() => onChoose(choice)}
                aria-label={words.names[choice]}
                className="absolute inset-0 appearance-none rounded-lg opacity-0"
              />
              <span className="flex items-center gap-1.5" aria-hidden>
                <PixelGrid
                  pixels={pixelsOf(choice)}
                  columns={DIGIT_SIDE}
                  rows={DIGIT_SIDE}
                  className="size-11 border border-line bg-paper"
                />
                <span className="w-3 font-mono text-lg font-normal text-ink tabular-nums">{digit}</span>
              </span>
              <span className="flex min-h-7 items-center">{words.names[choice]}</span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
