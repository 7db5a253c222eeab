/**
 * Brings AlexNet's weights to the site: `npm run weights` downloads torchvision's file, checks and converts it;
 * `npm run weights -- --from FILE` takes a file that is here already. `--network alexnet2012` is for weights of the 2012
 * form, which need a file. The result lies in public/weights/, which git does not hold, and goes into the next build.
 */
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { CodedError } from '@/lib/errors'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { convertFile } from './convert-file'
import { downloadFile, fileSha256 } from './download'
import { officialAlexnet } from '@/lib/formats/official-alexnet'

const specs = { alexnet: alexnetTorchvision, alexnet2012 }
const CACHE = '.cache/weights'

/** Tells how far a download is, every 5%. */
function everyTwentieth(total: number): (received: number) => void {
  let told = -1
  return (received) => {
    const share = Math.floor((20 * received) / total)
    if (share === told) return
    told = share
    console.log(`${share * 5}% of ${(total / 1e6).toFixed(0)} MB`)
  }
}

async function bring(): Promise<void> {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, network: { type: 'string', default: 'alexnet' } },
  })
  const network = Object.keys(specs).find((name) => name === values.network) as keyof typeof specs | undefined
  if (!network) throw new Error(`--network can be ${Object.keys(specs).join(' or ')}`)
  if (!values.from && network !== 'alexnet')
    throw new Error(`no file of ${specs[network].title} is published in a place known here: say --from FILE`)

  const { url, bytes, sha256 } = officialAlexnet
  const from = values.from ?? `${CACHE}/${basename(url)}`
  if (!values.from) {
    console.log(`${url} to ${from}`)
    await downloadFile({ url, bytes, sha256, to: from, onProgress: everyTwentieth(bytes), log: console.log })
  }
  const found = await fileSha256(from)
  const official = found === sha256
  console.log(
    official ? 'It is the published file.' : `${from}: not torchvision's published file; SHA-256 ${found}`,
  )
  const to = `public/weights/${network}`
  const size = await convertFile({
    from,
    to,
    spec: specs[network],
    about: {
      title: specs[network].title,
      file: { name: basename(from), sha256: found, ...(official ? { url } : {}) },
      input: 'RGB / 255, minus (0.485, 0.456, 0.406), over (0.229, 0.224, 0.225)',
    },
    log: console.log,
  })
  console.log(`${to}: ${(size / 1e6).toFixed(1)} MB. The next build of the site has them: npm start`)
}

/** What went wrong, for who has typed the command. */
function sentence(error: Error): string {
  if (!(error instanceof CodedError)) return error.message
  if (error.code === 'weights-file-unknown')
    return 'This file holds no weights: a .pth of torch, a .safetensors or an .onnx file is needed.'
  return `These weights do not fit the network: ${error.detail.problem ?? error.message}`
}

bring().catch((error: Error) => {
  console.error(sentence(error))
  process.exit(1)
})
