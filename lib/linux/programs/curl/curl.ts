import { SECOND } from '../../../base/clock'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readOptions } from '../help-text'
import { NotSimulated, type ParsedOptions, parseOptions, UsageError } from '../options'
import { baseName, joinPath } from '../support/files'
import { encodeText } from '../support/text'
import { CurlError } from './curl-error'
import { help } from './help'
import { meterEmpty, meterEnd, meterStart } from './meter'
import { options as known } from './options'
import { Output } from './output'
import { type Content, readContent, VERSION } from './request'
import { Transfer } from './transfer'
import { parseUrl } from './url'
import { writeOut } from './write-out'

const HINT = "curl: try 'curl --help' or 'curl --manual' for more information\n"

type Given = ParsedOptions<typeof known>

/** curl for HTTP over TCP and unix sockets. */
export function* curl(process: Process): Blocking<number> {
  const { stdout, stderr } = process
  let given: Given
  try {
    given = parseOptions(readOptions(help), known, process.argv.slice(1), { final: ['help', 'version'] })
  } catch (error) {
    if (error instanceof NotSimulated) yield* stderr.write(`curl: ${error.message}\n`)
    else if (error instanceof UsageError) yield* stderr.write(`curl: ${inCurlsWords(error.message)}\n${HINT}`)
    else throw error
    return 2
  }
  const { options } = given
  if (options.help) {
    yield* stdout.write(help)
    return 0
  }
  if (options.version) {
    yield* stdout.write(
      `curl ${VERSION} (x86_64-pc-linux-gnu) libcurl/${VERSION}\nProtocols: http https\nFeatures: SSL UnixSockets\n`,
    )
    return 0
  }
  const urls = [
    ...given.given.filter(({ name }) => name === 'url').map(({ value }) => value),
    ...given.operands,
  ]
  if (urls.length === 0) {
    const isBare = process.argv.length === 1
    yield* stderr.write(isBare ? HINT : `curl: (2) no URL specified\n${HINT}`)
    return 2
  }
  return yield* fetchAll(process, given, urls)
}

/** getopt's messages as curl words them. */
function inCurlsWords(message: string): string {
  const unknown = /^(?:unrecognized option '(.*)'|invalid option -- '(.)')$/.exec(message)
  if (unknown) return `option ${unknown[1] ?? `-${unknown[2]}`}: is unknown`
  const missing = /^(?:option requires an argument -- '(.)'|option '(.*)' requires an argument)$/.exec(
    message,
  )
  if (missing) return `option ${missing[2] ?? `-${missing[1]}`}: requires parameter`
  const ambiguous = /^option '(.*)' is ambiguous/.exec(message)
  return ambiguous ? `option ${ambiguous[1]}: is ambiguous` : message
}

function* fetchAll(process: Process, given: Given, urls: readonly string[]): Blocking<number> {
  const outputs = given.given.filter(({ name }) => name === 'output' || name === 'remoteName')
  let content: Content
  try {
    content = yield* readContent(process, given)
  } catch (error) {
    return yield* report(process, given, error)
  }
  let status = 0
  for (const [index, url] of urls.entries()) {
    const target = outputs[index]
    try {
      const path = outputPath(given, target, url)
      const output = new Output(process, path, given.options.createDirectories)
      status = yield* fetchWithRetries(process, given, content, output, url)
    } catch (error) {
      status = yield* report(process, given, error)
    }
  }
  return status
}

function outputPath(
  { options }: Given,
  target: { name: string; value: string } | undefined,
  url: string,
): string | undefined {
  if (target === undefined) return undefined
  const name = target.name === 'output' ? target.value : baseName(parseUrl(url).target.replace(/\?.*/, ''))
  if (name === '' || name === '/') throw new CurlError(23, 'Remote file name has no length')
  return options.outputDirectory === undefined || name === '-'
    ? name
    : joinPath(options.outputDirectory, name)
}

const TRANSIENT = new Set([408, 429, 500, 502, 503, 504])

function* fetchWithRetries(
  process: Process,
  given: Given,
  content: Content,
  output: Output,
  url: string,
): Blocking<number> {
  const { options } = given
  const retries = Number(options.retry ?? 0)
  for (let attempt = 0; ; attempt++) {
    const transfer = new Transfer(process, given, content, output, url)
    const error = yield* attemptOne(process, given, transfer, output)
    const mayRetry =
      TRANSIENT.has(transfer.facts.status) ||
      error?.status === 28 ||
      (error?.status === 7 && options.retryRefused)
    if (attempt >= retries || !mayRetry) {
      if (options.writeOut !== undefined) yield* printFacts(process, options.writeOut, transfer)
      return error?.status ?? 0
    }
    const wait = options.retryDelay === undefined ? 2 ** attempt : Number(options.retryDelay)
    if (!options.silent)
      yield* process.stderr.write(
        `Warning: Problem: ${error ? 'connection refused' : 'timeout'}. Will retry in ${wait} second${wait === 1 ? '' : 's'}. ${retries - attempt} retr${retries - attempt === 1 ? 'y' : 'ies'} left.\n`,
      )
    yield* process.sys.nanosleep(wait * SECOND)
  }
}

/** One try; its error, already reported. */
function* attemptOne(
  process: Process,
  given: Given,
  transfer: Transfer,
  output: Output,
): Blocking<CurlError | undefined> {
  const { sys, stderr, stdout } = process
  const { options } = given
  const hasMeter = !options.silent && !options.noMeter && !(output.isStandard && sys.isatty(stdout.fd))
  if (hasMeter) yield* stderr.write(meterStart)
  try {
    yield* transfer.run()
    yield* output.finish(true)
    if (hasMeter)
      yield* stderr.write(meterEnd(transfer.facts.received, transfer.facts.sent, transfer.facts.seconds))
    return undefined
  } catch (error) {
    if (!(error instanceof CurlError)) throw error
    yield* output.finish(false)
    if (hasMeter) yield* stderr.write(error.status === 6 ? '' : `${meterEmpty}\n`)
    transfer.facts.exitCode = error.status
    transfer.facts.error = error.message
    yield* report(process, given, error)
    return error
  }
}

function* report(process: Process, { options }: Given, error: unknown): Blocking<number> {
  if (!(error instanceof CurlError)) throw error
  const usage = error.status === 2
  const text = usage ? `curl: ${error.message}\n${HINT}` : `curl: (${error.status}) ${error.message}\n`
  if (!options.silent || options.showError) yield* process.stderr.write(text)
  return error.status
}

function* printFacts({ stdout, stderr }: Process, format: string, { facts }: Transfer): Blocking<void> {
  const { text, unknown } = writeOut(format, facts)
  for (const name of unknown) yield* stderr.write(`curl: unknown --write-out variable: '${name}'\n`)
  yield* stdout.write(encodeText(text))
}
