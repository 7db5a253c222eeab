import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'

/** onnxruntime-web and tfjs-layers as anyone would use them: in a page of their own, with files from an address. */

const ORIGIN = 'http://runtimes.test'
const ORT = 'node_modules/onnxruntime-web/dist'
const TF = 'node_modules/@tensorflow'
const SCRIPTS = [
  `${ORT}/ort.wasm.min.js`,
  `${TF}/tfjs-core/dist/tf-core.min.js`,
  `${TF}/tfjs-backend-cpu/dist/tf-backend-cpu.min.js`,
  `${TF}/tfjs-layers/dist/tf-layers.min.js`,
]

const types: Record<string, string> = {
  json: 'application/json',
  mjs: 'text/javascript',
  wasm: 'application/wasm',
  bin: 'application/octet-stream',
  onnx: 'application/octet-stream',
}

/** Answers every request of the page: from `files`, from onnxruntime's own folder, or with an empty page. */
async function serve(page: Page, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await page.route(`${ORIGIN}/**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(1)
    const name = path.split('/').pop() as string
    const contentType = types[name.split('.').pop() as string] ?? 'text/html'
    if (path === '') return route.fulfill({ contentType, body: '<!doctype html><title>runtimes</title>' })
    const body = path.startsWith('ort/') ? readFileSync(`${ORT}/${name}`) : files.get(path)
    return body ? route.fulfill({ contentType, body: Buffer.from(body) }) : route.fulfill({ status: 404 })
  })
}

/**
 * What both runtimes make of one picture of 32x32 with one channel: `files` holds 'network.onnx', 'model/model.json' and
 * what that names.
 */
export async function answersOfOthers(
  browser: Browser,
  files: ReadonlyMap<string, Uint8Array>,
  picture: Float32Array,
): Promise<{ onnx: number[]; tfjs: number[] }> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await serve(page, files)
    await page.goto(`${ORIGIN}/`)
    for (const path of SCRIPTS) await page.addScriptTag({ path })
    return await page.evaluate(
      async ({ origin, pixels }) => {
        const { ort, tf } = globalThis as unknown as {
          ort: typeof import('onnxruntime-web')
          tf: typeof import('@tensorflow/tfjs-core') & typeof import('@tensorflow/tfjs-layers')
        }
        ort.env.wasm.wasmPaths = `${origin}/ort/`
        ort.env.wasm.numThreads = 1
        const values = Float32Array.from(pixels)
        const session = await ort.InferenceSession.create(`${origin}/network.onnx`)
        const { logits } = await session.run({ image: new ort.Tensor('float32', values, [1, 1, 32, 32]) })
        const model = await tf.loadLayersModel(`${origin}/model/model.json`)
        const answer = model.predict(
          tf.tensor(values, [1, 32, 32, 1]),
        ) as import('@tensorflow/tfjs-core').Tensor
        return { onnx: [...(logits.data as Float32Array)], tfjs: [...(await answer.data())] }
      },
      { origin: ORIGIN, pixels: [...picture] },
    )
  } finally {
    await context.close()
  }
}
