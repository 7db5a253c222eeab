import { defineConfig, globalIgnores } from 'eslint/config'
import nextVitals from 'eslint-config-next/core-web-vitals'
import nextTs from 'eslint-config-next/typescript'
import prettier from 'eslint-config-prettier/flat'

/** What a room may not import, so that calls run in one direction only (see README, "How the house is laid out"). */
const room = (files, forbidden, message) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: [...forbidden.flatMap((name) => [`@/${name}`, `@/${name}/**`]), '!@/lib/errors'],
            message,
          },
        ],
      },
    ],
  },
})

const page = ['app', 'components']
const upper = ['lib/tf', 'lib/workers', 'lib/engine', 'lib/hooks', 'lib/protocol', 'lib/i18n', ...page]
const tfjs = { group: ['@tensorflow/*', '@tensorflow/**'], message: 'Only lib/tf imports TensorFlow.js.' }

/** Flat config replaces a rule's options, it does not merge them: each room repeats the tfjs ban. */
const pure = (files, forbidden, message) => {
  const made = room(files, forbidden, message)
  made.rules['no-restricted-imports'][1].patterns.push(tfjs)
  return made
}

export default defineConfig([
  ...nextVitals,
  ...nextTs,
  prettier,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
  pure(
    ['lib/nn/**'],
    ['lib', ...page],
    'lib/nn imports nothing from other rooms (use relative paths inside).',
  ),
  pure(['lib/data/**'], ['lib/formats', ...upper], 'lib/data may use lib/nn only.'),
  pure(['lib/formats/**'], ['lib/data', ...upper], 'lib/formats may use lib/nn only.'),
  room(
    ['lib/tf/**'],
    ['lib/workers', 'lib/engine', 'lib/hooks', 'lib/i18n', 'lib/protocol', ...page],
    'lib/tf may use nn, data and formats.',
  ),
  pure(
    ['lib/protocol/**'],
    ['lib/tf', 'lib/workers', 'lib/engine', 'lib/hooks', 'lib/i18n', ...page],
    'lib/protocol names types only.',
  ),
  pure(
    ['lib/workers/**'],
    ['lib/engine', 'lib/hooks', 'lib/i18n', ...page],
    'A worker knows nothing of the page.',
  ),
  pure(
    ['lib/engine/**'],
    ['lib/tf', 'lib/hooks', 'lib/i18n', ...page],
    'The page side never imports lib/tf.',
  ),
  pure(['lib/hooks/**'], ['lib/tf', 'lib/workers', ...page], 'Hooks adapt lib/engine.'),
  pure(
    ['lib/i18n/**'],
    ['lib/tf', 'lib/workers', 'lib/engine', 'lib/hooks', ...page],
    'lib/i18n holds words.',
  ),
  pure(
    ['components/ui/**'],
    [
      'lib/tf',
      'lib/workers',
      'lib/engine',
      'lib/hooks',
      'components/lab',
      'components/viz',
      'components/chapters',
      'components/mdx',
      'app',
    ],
    'ui knows no benches.',
  ),
  pure(
    ['components/viz/**'],
    [
      'lib/tf',
      'lib/workers',
      'lib/engine',
      'lib/hooks',
      'lib/protocol',
      'components/lab',
      'components/chapters',
      'components/mdx',
      'app',
    ],
    'A drawing takes data, not stores.',
  ),
  pure(
    ['components/book/**'],
    ['lib/tf', 'lib/workers', 'components/chapters', 'app'],
    'What makes the pages a book.',
  ),
  pure(
    ['components/lab/**'],
    ['lib/tf', 'lib/workers', 'components/chapters', 'app'],
    'A bench is a composition over hooks.',
  ),
  pure(
    ['components/mdx/**'],
    ['lib/tf', 'lib/workers', 'components/chapters', 'app'],
    'mdx is the vocabulary of the prose.',
  ),
  pure(
    ['components/chapters/**', 'app/**'],
    ['lib/tf', 'lib/workers'],
    'Pages compose; they never import lib/tf or a worker.',
  ),
  globalIgnores([
    '.next/**',
    'out/**',
    'next-env.d.ts',
    'public/**',
    'lib/tf/kernels/assembly/**', // AssemblyScript, which its own compiler checks
    'lib/tf/kernels/wasm/binaries/**',
    '.cache/**',
    'test-results/**',
    'playwright-report/**',
  ]),
])
