/** Bytes as megabytes of a million, with one decimal: '8.2'. */
export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)
