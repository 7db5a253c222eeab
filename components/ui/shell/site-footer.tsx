import type { Strings } from '@/lib/i18n/strings'
import { DeviceIcon } from '../icons'

/** What stays with the reader, and to whom thanks are due. */
export function SiteFooter({ strings }: { strings: Strings }) {
  const { footer } = strings.shell
  return (
    <footer className="mt-24 border-t border-line bg-wash/50 font-sans text-sm leading-relaxed text-soft">
      <div className="mx-auto grid max-w-5xl gap-8 px-5 py-12 sm:px-8 md:grid-cols-2 lg:px-0">
        <div>
          <p className="flex items-center gap-2.5 text-base font-semibold text-ink">
            <DeviceIcon />
            {footer.privacy}
          </p>
          <p className="mt-2">{footer.privacyMore}</p>
        </div>
        <div>
          <h2 className="font-semibold text-ink">{footer.credits}</h2>
          <ul className="mt-2 grid gap-2">
            <li>{footer.mnist}</li>
            <li>{footer.photos}</li>
            <li>{footer.networks}</li>
          </ul>
        </div>
      </div>
    </footer>
  )
}
