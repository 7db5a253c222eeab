import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'

/** One run of a script in a process that runs several: its options, and what else is asked of it. */
export interface Job {
  script: string
  data: string
  out: string
  steps?: number
  resume?: boolean
  weights?: string
  workers?: number
  /** The network as it was written answers to these digits, 784 bytes each. */
  digits?: number[]
}

export interface Done {
  /** What was printed; where the script refused, its words. */
  text: string
  failed: boolean
  logits: number[] | null
}

const DRIVER = `
import argparse, contextlib, importlib.util, io, json, os, sys
import numpy as np
import torch
answers = []
for i, job in enumerate(json.load(sys.stdin)):
    os.environ['MASTER_PORT'] = str(job.get('port', ''))
    spec = importlib.util.spec_from_file_location(f'script{i}', job['script'])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    options = {'steps': None, 'resume': False, 'weights': None, 'workers': 0, 'device': 'cpu', 'save_minutes': 10}
    options.update({name: job[name] for name in ('data', 'out', 'steps', 'resume', 'weights', 'workers') if name in job})
    words, failed, logits = io.StringIO(), False, None
    with contextlib.redirect_stdout(words):
        try:
            module.train(argparse.Namespace(**options))
        except (SystemExit, RuntimeError) as end:
            failed = True
            print(end)
    if job.get('digits'):
        model = module.LeNet5()
        name = next(name for name in os.listdir(job['out']) if name.endswith('.safetensors'))
        model.load_state_dict({**model.state_dict(), **module.read_safetensors(os.path.join(job['out'], name))})
        model.eval()
        with torch.no_grad():
            logits = model(module.prepare(np.array(job['digits'], np.uint8))).flatten().tolist()
    answers.append({'text': words.getvalue(), 'failed': failed, 'logits': logits})
json.dump(answers, sys.stdout)
`

function run(python: string, words: readonly string[], input: string, env: Record<string, string> = {}) {
  const child = spawn(python, words, {
    env: { ...process.env, OMP_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1', ...env },
  })
  let [out, errors] = ['', '']
  child.stdout.on('data', (part) => (out += part))
  child.stderr.on('data', (part) => (errors += part))
  child.stdin.end(input)
  return new Promise<string>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => (status === 0 ? resolve(out) : reject(new Error(out + errors))))
  })
}

/** Runs scripts one after another in one Python, which spares the starts. */
export const runScripts = async (python: string, jobs: readonly Job[]): Promise<Done[]> =>
  JSON.parse(await run(python, ['-c', DRIVER], JSON.stringify(jobs))) as Done[]

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => new Promise((resolve) => server.once('listening', resolve))))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/** The same in two processes that work together, as torchrun would tell them to; what process 0 has to say. */
export async function runInPair(python: string, jobs: readonly Job[]): Promise<Done[]> {
  const ports = await freePorts(jobs.length)
  const input = JSON.stringify(jobs.map((job, i) => ({ ...job, port: ports[i] })))
  const process = (rank: number) =>
    run(python, ['-c', DRIVER], input, { RANK: `${rank}`, WORLD_SIZE: '2', MASTER_ADDR: '127.0.0.1' })
  const [first] = await Promise.all([process(0), process(1)])
  return JSON.parse(first) as Done[]
}

/** Runs a script with torchrun, so many processes on this machine; what it printed. */
export async function runWithTorchrun(python: string, processes: number, words: readonly string[]) {
  const torchrun = ['-m', 'torch.distributed.run', '--standalone', '--nproc_per_node', String(processes)]
  // torch 1.13's default for these, 0, is one that it cannot read under Python 3.11: output goes by a file instead.
  const output = ['--redirects', '1', '--tee', '1']
  const text = await run(python, [...torchrun, ...output, ...words, '--device', 'cpu'], '')
  return text.replace(/^\[default\d\]:/gm, '')
}
