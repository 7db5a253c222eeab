import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-webgl'
import type { GPGPUContext, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl'
import { SOFTWARE_ADAPTER, unavailable, type Engine } from './engine'

export async function startWebgl(): Promise<Engine> {
  // Half-float textures would round gradients to three digits: better no engine than a wrong one.
  try {
    if (!(await tf.setBackend('webgl'))) throw new Error('no WebGL context')
  } catch (reason) {
    throw unavailable('webgl', reason)
  }
  // Not backend.floatPrecision(): it says 16 just where 32 bits can be rendered.
  if (!tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED'))
    throw unavailable('webgl', 'this graphics chip computes with 16 bits only')
  const backend = tf.backend() as MathBackendWebGL
  const { gl } = (backend as unknown as { gpgpu: GPGPUContext }).gpgpu
  const named = gl.getExtension('WEBGL_debug_renderer_info')
  const name = String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
  return {
    name: 'webgl',
    threads: 1,
    adapter: name,
    software: SOFTWARE_ADAPTER.test(name),
    isLost: () => gl.isContextLost(),
    backend,
  }
}
