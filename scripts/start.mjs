import './node-version.mjs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './ensure-installed.mjs'
import { portProblem, wantedPort } from './port.mjs'

// npm start: install if needed, build if needed, serve. Only Node's own modules, because it runs before npm ci.
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const host = process.env.HOST || '0.0.0.0'
const port = wantedPort(process.env.PORT)

function fail(...lines) {
  for (const line of lines) console.error(line)
  process.exit(1)
}

async function checkPort() {
  if (port === undefined) fail(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`)
  const problem = await portProblem(host, port)
  if (problem === 'EADDRINUSE') {
    const other = port === 65535 ? 3000 : port + 1
    const command =
      process.platform === 'win32' ? `set PORT=${other} && npm start` : `PORT=${other} npm start`
    fail(`Port ${port} is already in use by another program.`, `Choose another one:  ${command}`)
  }
  if (problem) fail(`Cannot listen on port ${port} (${problem}). Choose another one with PORT=<number>.`)
}

let stopping = false
let running

function stop() {
  if (stopping) return
  stopping = true
  running?.kill('SIGTERM')
  setTimeout(() => running?.kill('SIGKILL'), 5000).unref()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
// npm passes a signal on to the shell that it runs a script with, and the shell keeps it to itself: notice it leave.
const shell = process.ppid
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== shell && stop(), 500).unref()

/** Runs Node with these arguments to its end; its exit code, or undefined when a signal ended it. */
function run(args, options) {
  running = spawn(process.execPath, args, { cwd: root, ...options })
  return once(running, 'exit').then(([code]) => code ?? undefined)
}

async function build() {
  const code = await run(['--import', 'tsx', 'scripts/build.ts', 'server'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (stopping) process.exit(0)
  if (code !== 0) fail('The build failed; its messages are above.')
}

async function untilItAnswers() {
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}/`
  for (;;) {
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => undefined)
    if (answer) return 'answers'
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function serve() {
  const ended = run(['server.js'], {
    cwd: path.join(root, '.build/server'),
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), HOSTNAME: host },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // What the framework says while starting is of no use to a learner; what it says later may be.
  let ready = false
  running.stdout.on('data', (chunk) => ready && process.stdout.write(chunk))

  ready = (await Promise.race([untilItAnswers(), ended])) === 'answers'
  if (ready && !stopping) console.log(`Drydock is at http://localhost:${port}  (Ctrl-C stops it)`)
  const code = await ended
  process.exit(stopping ? 0 : (code ?? 1))
}

await checkPort()
ensureInstalled()
await build()
await serve()
