import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { registerCodedDense } from '../kernels/cpu/coded-dense'
import { unavailable, type Engine } from './engine'

export async function startCpu(): Promise<Engine> {
  if (!(await tf.setBackend('cpu'))) throw unavailable('cpu', 'the backend could not be started')
  registerCodedDense()
  return {
    name: 'cpu',
    threads: 1,
    adapter: null,
    software: true,
    isLost: () => false,
    backend: tf.backend(),
  }
}
