type Methods = Record<string, (...values: unknown[]) => unknown>

/** What starts one kernel on a graphics card. */
const WEBGPU = ['dispatchWorkgroups', 'dispatchWorkgroupsIndirect']
const WEBGL = ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']

/** Counts the calls of some methods of a browser's own interface, whoever makes them. */
function countCalls(owner: Methods | undefined, names: readonly string[]) {
  const kept = owner ? names.filter((name) => name in owner).map((name) => [name, owner[name]] as const) : []
  let calls = 0
  for (const [name, original] of kept)
    owner![name] = function (this: unknown, ...values) {
      calls++
      return original.apply(this, values)
    }
  return {
    count: () => calls,
    stop: () => {
      for (const [name, original] of kept) owner![name] = original
    },
  }
}

/** Counts kernels that this worker starts through WebGPU or WebGL, until `stop`. */
export function countGraphicsLaunches() {
  const scope = globalThis as unknown as Record<string, { prototype: Methods } | undefined>
  const webgpu = countCalls(scope.GPUComputePassEncoder?.prototype, WEBGPU)
  const webgl = countCalls(scope.WebGL2RenderingContext?.prototype, WEBGL)
  return {
    count: () => webgpu.count() + webgl.count(),
    /** What has been counted so far; null when nothing was started there. */
    seen: () => (webgpu.count() > 0 ? 'WebGPU dispatches' : webgl.count() > 0 ? 'WebGL draws' : null),
    stop: () => {
      webgpu.stop()
      webgl.stop()
    },
  }
}
