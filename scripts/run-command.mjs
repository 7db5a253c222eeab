import { spawn } from 'node:child_process'

/**
 * Runs a program with this process's terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} its exit code, 1 when it could not start or was killed
 */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    // Next would report each build to its makers.
    const env = { NEXT_TELEMETRY_DISABLED: '1', ...(options.env ?? process.env) }
    const child = spawn(command, args, { stdio: 'inherit', ...options, env })
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`)
      done(1)
    })
    child.once('exit', (code) => done(code ?? 1))
  })
}

/**
 * `npm run script`, by the npm that started us where there is one (on Windows npm is a .cmd, which spawn refuses).
 * @param {string} script
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export function runScript(script, options) {
  const npm = process.env.npm_execpath
  return npm?.endsWith('.js') || npm?.endsWith('.cjs')
    ? run(process.execPath, [npm, 'run', script], options)
    : run('npm', ['run', script], options)
}
