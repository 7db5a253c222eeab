import createMDX from '@next/mdx'

// Nothing that builds or runs here reports to anybody.
process.env.NEXT_TELEMETRY_DISABLED ??= '1'

// In `next dev` the pages need the same isolation headers that scripts/serve.mjs sends, or wasm gets no threads.
const isolation = [
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Embedder-Policy', value: 'require-corp' },
]

/** @type {import('next').NextConfig} */
const config = {
  output: 'export',
  basePath: process.env.NEXT_PUBLIC_BASE_PATH || undefined,
  trailingSlash: true,
  pageExtensions: ['ts', 'tsx', 'mdx'],
  images: { unoptimized: true },
  turbopack: { root: import.meta.dirname },
  agentRules: false,
  devIndicators: false,
  ...(process.env.NODE_ENV === 'development' && {
    headers: async () => [{ source: '/:path*', headers: isolation }],
  }),
}

const withMDX = createMDX({
  extension: /\.mdx?$/, // docs/performance.md is a page, too
  options: {
    // Names, not functions: Turbopack hands the options to another thread.
    remarkPlugins: [
      'remark-gfm',
      'remark-cjk-friendly',
      'remark-cjk-friendly-gfm-strikethrough',
      'remark-math',
    ],
  },
})

export default withMDX(config)
