import { fill } from '@/lib/i18n/fill'
import type { BenchStrings } from '@/lib/i18n/bench-strings'
import type { EngineReport } from '@/lib/protocol/messages'

/** 'wasm · 2 threads', 'webgpu'. */
export function engineName({ engine }: BenchStrings['train'], { name, threads }: EngineReport): string {
  if (name !== 'wasm') return name
  return threads === 1 ? engine.wasmOne : fill(engine.wasm, { threads })
}
