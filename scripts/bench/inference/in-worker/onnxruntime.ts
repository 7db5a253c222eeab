import type * as OnnxRuntime from 'onnxruntime-web'
import { fetchBytes } from '../../in-worker/serve'
import { threadsText } from '../../words'
import { FILES } from '../task'
import { fetchFloats, serveInference } from './serve-inference'

/** The library's own builds, untouched: it starts its threads from its own file. */
const BUILDS: Record<string, string> = {
  wasm: '/bench/ort/ort.wasm.min.mjs',
  webgpu: '/bench/ort/ort.webgpu.min.mjs',
}

serveInference(async ({ engine, threads }) => {
  const build = BUILDS[engine]
  const ort = (await import(/* @vite-ignore */ build)) as typeof OnnxRuntime
  ort.env.wasm.wasmPaths = '/bench/ort/'
  ort.env.wasm.numThreads = threads
  ort.env.logLevel = 'error'
  const session = await ort.InferenceSession.create(
    new Uint8Array(await fetchBytes(`/bench/${FILES.onnx}`)),
    {
      executionProviders: [engine],
      graphOptimizationLevel: 'all',
    },
  )
  const image = new ort.Tensor('float32', await fetchFloats(FILES.channelsFirst), [1, 3, 224, 224])
  return {
    detail: engine === 'wasm' ? threadsText(threads) : engine,
    run: async () => (await session.run({ image })).logits.data as Float32Array,
  }
})
