import { fileURLToPath } from 'node:url'
import { prepareMnist } from '../../scripts/prepare-mnist'

/** Some tests read the packed digits: on a fresh clone they are made first, as before a build. */
export default function setup() {
  return prepareMnist({ root: fileURLToPath(new URL('../..', import.meta.url)), log: console.log })
}
