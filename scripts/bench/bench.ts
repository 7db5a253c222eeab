import type { Browser } from '@playwright/test'
import type { BenchOptions } from './options'
import type { Torch } from './pytorch'
import type { BenchServer } from './server'

/** What every group of rows needs. */
export interface Bench {
  root: string
  options: BenchOptions
  executablePath: string
  /** With WebGPU, on the graphics card or emulated. */
  browser: Browser
  server: BenchServer
  /** A folder for files that another process reads; removed at the end. */
  folder: string
  torch: Torch
  log: (line: string) => void
}
