import { refuseWeights } from '../invalid'
import type { RandomAccess } from '../random-access'
import type { TensorSource } from '../tensor-source'
import { crc32 } from '../zip'
import { namedTensors } from './state-dict'
import { unpickle } from './unpickle'
import { listZip, type ArchivedFile } from './zip-list'

const PICKLE = 'data.pkl'
/** That of AlexNet has about 2 kB. */
const MOST_PICKLE_BYTES = 4_000_000

async function contentOf(file: RandomAccess, name: string, { bytes, crc, begin }: ArchivedFile) {
  if (bytes > MOST_PICKLE_BYTES) refuseWeights(`zip: ${name} has ${bytes} bytes`)
  const content = await file.read(await begin(), bytes)
  if (crc32(content) !== crc) refuseWeights(`zip: ${name} is damaged, its checksum differs`)
  return content
}

/**
 * The state_dict of a file that torch.save wrote, in its form since version 1.6: an archive with {name}/data.pkl and the
 * storages {name}/data/0 and so on. The numbers stay in the file until they are asked for; a tensor that is read as a
 * whole is checked against its checksum.
 * @throws CodedError weights-invalid
 */
export async function readTorchZip(file: RandomAccess): Promise<Map<string, TensorSource>> {
  const files = await listZip(file)
  const [name, ...others] = [...files.keys()].filter((path) => path === PICKLE || path.endsWith(`/${PICKLE}`))
  if (name === undefined || others.length > 0) refuseWeights('zip: not a file of torch, it has no data.pkl')
  const root = name.slice(0, -PICKLE.length)
  const order = files.get(`${root}byteorder`)
  if (order && new TextDecoder().decode(await contentOf(file, 'byteorder', order)) !== 'little')
    refuseWeights('zip: numbers with their highest byte first')
  const { value } = unpickle(await contentOf(file, PICKLE, files.get(name) as ArchivedFile))
  return namedTensors(file, value, ({ key, length }, type) => {
    const storage = files.get(`${root}data/${key}`)
    if (!storage) refuseWeights(`zip: storage ${key.slice(0, 40)} is missing`)
    if (storage.bytes !== length * type.bytes)
      refuseWeights(`zip: storage ${key} has ${storage.bytes} bytes instead of ${length * type.bytes}`)
    return { begin: storage.begin, crc: storage.crc }
  })
}
