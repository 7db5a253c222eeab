import { serve, type Port } from '@/lib/protocol/serve'
import { createClassifierHandlers } from './classifier-handlers'

serve(self as unknown as Port, createClassifierHandlers())
