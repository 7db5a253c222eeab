import * as tf from '@tensorflow/tfjs-core'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { parameterList } from '@/lib/nn/parameters'
import type { EngineName } from '@/lib/tf/engines/engine'
import { startEngine } from '@/lib/tf/engines/start'
import { codedMatrix, keepsCodes } from '@/lib/tf/operations/coded-dense'
import { separateParameters } from '@/lib/tf/operations/parameters'
import { buildPlan } from '@/lib/tf/plan'
import { fetchBytes } from '../../in-worker/serve'
import { WASM_FOLDER } from '../../wasm-folder'
import { adapterText, threadsText } from '../../words'
import { isMatrix } from '../codes'
import { FILES } from '../task'
import { fetchFloats, serveInference } from './serve-inference'

/** The parameters on the engine: matrices as the bytes that they are, all else as float32. */
async function uploadParameters() {
  const codes = new Uint8Array(await fetchBytes(`/bench/${FILES.codes}`))
  const [scales, floats] = [await fetchFloats(FILES.scales), await fetchFloats(FILES.floats)]
  const at = { code: 0, scale: 0, float: 0 }
  return separateParameters(
    parameterList(alexnetTorchvision).map((parameter) => {
      const { shape, size } = parameter
      if (!isMatrix(parameter)) return tf.tensor(floats.subarray(at.float, (at.float += size)), [...shape])
      const [inputs, outputs] = shape
      const bytes = codes.subarray(at.code, (at.code += size))
      return codedMatrix({ inputs, outputs, bytes, scales: scales.subarray(at.scale, (at.scale += outputs)) })
    }),
  )
}

/** AlexNet with its dense layers in 8-bit codes, which are unpacked in the kernel. */
serveInference(async ({ engine: name, threads }) => {
  const engine = await startEngine(name as EngineName, { wasmFolder: WASM_FOLDER, threads })
  if (!keepsCodes()) throw new Error(`${name} does not compute with codes`)
  const plan = buildPlan(alexnetTorchvision, { use: 'inference' })
  const parameters = await uploadParameters()
  const picture = await fetchFloats(FILES.channelsLast)
  return {
    detail: engine.adapter ? adapterText(engine.adapter) : threadsText(engine.threads),
    async run() {
      const logits = tf.tidy(() => plan.logits(parameters, tf.tensor4d(picture, [1, 224, 224, 3])))
      const values = (await logits.data()).slice()
      logits.dispose()
      return values
    },
  }
})
