import type { TrainSettings } from '@/lib/data/train-settings'
import { PRESET_NAME, queryWithSettings } from './settings-url'

/**
 * The address of a page with these settings, for sharing; `page` is the address of now, whose own query is left out.
 * @param engine asked for as well where it is known: the same curve comes on the same engine
 * @param more other parameters, without '?'
 */
export function settingsLink(
  page: string,
  settings: TrainSettings,
  engine: string | null,
  more = '',
): string {
  const url = new URL(page)
  // Without any setting in it, an address opens the run that its reader's device has kept.
  const query = queryWithSettings('', settings) || `?${PRESET_NAME}=modern`
  url.search = [query.slice(1), ...(engine ? [`engine=${engine}`] : []), ...(more ? [more] : [])].join('&')
  url.hash = ''
  return url.href
}
