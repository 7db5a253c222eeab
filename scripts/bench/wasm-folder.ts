/** Where the site serves the wasm engine's files; the same path as in lib/workers/engine-session.ts. */
export const WASM_FOLDER = '/wasm/4.22.0/'
