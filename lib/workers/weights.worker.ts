import { serve, type Port } from '@/lib/protocol/serve'
import { importWeights } from './import-weights'
import { createWeightsHandlers } from './weights-handlers'

serve(self as unknown as Port, createWeightsHandlers({ importWeights }))
