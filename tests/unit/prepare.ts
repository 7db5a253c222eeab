import { fileURLToPath } from 'node:url'
import { buildKernels } from '../../scripts/build-kernels'
import { prepareMnist } from '../../scripts/prepare-mnist'

/** Tests run the kernels and read the packed digits: on a fresh clone both are made first, as before a build. */
export default async function setup() {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  await buildKernels({ root, log: console.log })
  await prepareMnist({ root, log: console.log })
}
