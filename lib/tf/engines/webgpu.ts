import * as tf from '@tensorflow/tfjs-core'
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { fuseWebgpu } from '../kernels/webgpu/fusion'
import { HARDWARE, SOFTWARE } from '../kernels/webgpu/tiling'
import { SOFTWARE_ADAPTER, unavailable, withTimeout, type Engine } from './engine'

const LIMITS = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const

/** tfjs's own start crashes without an adapter and never looks at `device.lost`; this one does both. */
export async function startWebgpu(): Promise<Engine> {
  const gpu = globalThis.navigator?.gpu
  if (!gpu) throw unavailable('webgpu', 'this browser has no WebGPU here')
  const adapter = await withTimeout(
    gpu.requestAdapter({ powerPreference: 'high-performance' }),
    10_000,
    'webgpu',
  )
  if (!adapter) throw unavailable('webgpu', 'no graphics adapter')
  let lost = false
  try {
    const device = await adapter.requestDevice({
      requiredLimits: Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]])),
    })
    void device.lost.then(() => (lost = true))
    tf.removeBackend('webgpu')
    tf.registerBackend('webgpu', () => new WebGPUBackend(device, adapter.info), 3)
    if (!(await tf.setBackend('webgpu'))) throw new Error('the backend could not be started')
  } catch (reason) {
    throw unavailable('webgpu', reason)
  }
  const { vendor, architecture, description } = adapter.info
  const name =
    [...new Set([description, vendor, architecture].filter(Boolean))].join(', ') || 'unnamed adapter'
  const software = adapter.info.isFallbackAdapter === true || SOFTWARE_ADAPTER.test(name)
  fuseWebgpu(software ? SOFTWARE : HARDWARE)
  return { name: 'webgpu', threads: 1, adapter: name, software, isLost: () => lost, backend: tf.backend() }
}
