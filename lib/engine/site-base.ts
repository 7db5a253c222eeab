/** What stands before every public path ('' at a host's root); set NEXT_PUBLIC_BASE_PATH to serve from a folder. */
export const SITE_BASE = process.env.NEXT_PUBLIC_BASE_PATH ?? ''
