import { ArrowIcon } from '../icons'

/** 'LeNet → AlexNet' with a drawn arrow: fonts disagree about the glyph. */
export function BookTitle() {
  return (
    <>
      LeNet <ArrowIcon className="inline-block size-[0.72em] align-[-0.04em]" /> AlexNet
    </>
  )
}
