import { runningClassifier } from './classifier-client'
import { SITE_BASE } from './site-base'
import { holdForVisit, tellOfChange } from './visit-weights'
import { createWeights, type Weights } from './weights'
import { weightsWorker } from './weights-worker'

/** Those of the page: every bench sees the same. */
export const weights: Weights = createWeights({
  worker: weightsWorker,
  base: SITE_BASE,
  async onChange(network, files) {
    holdForVisit(network, files)
    const running = await runningClassifier()
    if (running) await tellOfChange(running.client, network)
  },
})
