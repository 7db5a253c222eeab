import { serve, type Port } from '@/lib/protocol/serve'
import { createTrainerHandlers } from './trainer-handlers'

serve(self as unknown as Port, createTrainerHandlers())
