import type { Machine } from '../machine'
import type { BenchOptions } from '../options'
import { inferenceSection, pageSection, targetSection, trainingSection } from './sections'
import { adapterText } from '../words'
import { targetsOf, type Measured } from './targets'

function head(machine: Machine, { rounds, windowMs }: BenchOptions): string[] {
  const { cpu, cores, memoryGb, system, browser, adapter, torch, commit, date, loadBefore, node } = machine
  return [
    '# Bench',
    '',
    `Made by \`npm run bench\`, ${date}, commit ${commit}.`,
    '',
    `- Machine: ${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}; load ${loadBefore.toFixed(1)} before the first row.`,
    `- Browser: ${browser}. WebGPU: ${adapter ? adapterText(adapter) : 'none'}.`,
    `- PyTorch: ${torch}.`,
    '',
    `Machines differ and are noisy: read the ratios. All rows of a table were measured in the same run in alternation, every row once (at least ${windowMs / 1000} s), then every row again, ${rounds} rounds; a figure is the median of its rounds, a ratio the median of each round's own ratio.`,
  ]
}

/** The whole report as Markdown. */
export function report(machine: Machine, options: BenchOptions, measured: Measured): string {
  const sections = [
    head(machine, options),
    measured.training ? trainingSection(measured.training) : [],
    measured.inference ? inferenceSection(measured.inference) : [],
    measured.page ? pageSection(measured.page) : [],
    targetSection(targetsOf(measured)),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}
