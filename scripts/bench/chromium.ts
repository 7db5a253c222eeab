import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'

/** WebGPU and WebGL without a graphics card: SwiftShader computes on the processor. */
const SOFTWARE_GRAPHICS = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--ignore-gpu-blocklist',
]
const OWN_GRAPHICS = ['--enable-unsafe-webgpu', '--enable-features=Vulkan', '--ignore-gpu-blocklist']

export const graphicsFlags = (hardware: boolean) => (hardware ? OWN_GRAPHICS : SOFTWARE_GRAPHICS)

export const launch = (executablePath: string, args: string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic', ...args] })

/** A page of its own context: nothing cached, nothing remembered. */
export async function freshPage(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  return { context, page: await context.newPage() }
}
