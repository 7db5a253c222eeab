import { fill } from '@/lib/i18n/fill'
import type { Strings } from '@/lib/i18n/strings'
import type { EngineReport } from '@/lib/protocol/messages'

/** 'wasm · 2 threads', 'webgpu'. */
export function engineName({ engine }: Strings['train'], { name, threads }: EngineReport): string {
  if (name !== 'wasm') return name
  return threads === 1 ? engine.wasmOne : fill(engine.wasm, { threads })
}
