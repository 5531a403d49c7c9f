import { decodeBase64 } from '../../../base/base64'
import { MILLISECOND } from '../../../base/clock'
import { readTar } from '../../../base/tar/read'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { JsonLines } from '../../api/json-lines'
import {
  BUILD_FILES,
  BUILD_IMAGE,
  BUILD_SOURCE,
  BUILD_TRACE,
  type BuildStatus,
} from '../../api/types/build-status'
import type { JsonMessage } from '../../api/types/json-message'
import type { Cli } from '../cli'
import type { HttpBody } from '../client/http-body'
import { CommandError } from '../error'
import { makeDirectories, writeFile } from '../files'
import { type BuildView, buildView } from './build-view'

const REDRAW = 150 * MILLISECOND

interface Outcome {
  imageId: string
  /** the lines of the Dockerfile that a failure is about */
  source: string
  failure: string | undefined
  readonly warnings: string[]
}

/** Shows what a build does until it ends; the image's id. @throws CommandError when it fails */
export function* watchBuild(
  cli: Cli,
  body: HttpBody,
  mode: string,
  destination: string | undefined,
): Blocking<string> {
  const { stderr, sys } = cli.process
  const view = buildView(cli, mode)
  const outcome: Outcome = { imageId: '', source: '', failure: undefined, warnings: [] }
  const splitter = new JsonLines()
  yield* stderr.write(view.begin(sys.now()))
  const waiting = new Redrawing(cli, body, view)
  for (;;) {
    yield* waiting.untilNews()
    const lines = yield* body.lines(splitter)
    if (!lines) break
    for (const line of lines) yield* take(cli, JSON.parse(line) as JsonMessage, view, outcome, destination)
  }
  yield* stderr.write(view.end(sys.now()))
  const { failure, source, warnings, imageId } = outcome
  if (failure !== undefined) {
    yield* stderr.write(`${view.failures()}${source}`)
    throw new CommandError(failure)
  }
  if (warnings.length > 0 && mode !== 'quiet') yield* stderr.write(warningText(warnings))
  return imageId
}

/** Draws anew while nothing is heard. */
class Redrawing {
  #drawn: number

  constructor(
    private readonly cli: Cli,
    private readonly body: HttpBody,
    private readonly view: BuildView,
  ) {
    this.#drawn = cli.sys.now()
  }

  *untilNews(): Blocking<void> {
    const { sys, process } = this.cli
    const { redraw } = this.view
    while (redraw && !this.body.isClosed) {
      const left = Math.max(0, this.#drawn + REDRAW - sys.now())
      const ready = yield* sys.poll([{ fd: this.body.fd, read: true }], left)
      if (sys.now() - this.#drawn >= REDRAW) {
        this.#drawn = sys.now()
        yield* process.stderr.write(redraw(this.#drawn))
      }
      if (ready.length > 0) return
    }
  }
}

function* take(
  cli: Cli,
  { id, aux, errorDetail }: JsonMessage,
  view: BuildView,
  outcome: Outcome,
  destination: string | undefined,
): Blocking<void> {
  if (errorDetail) outcome.failure = errorDetail.message ?? ''
  else if (id === BUILD_IMAGE) outcome.imageId = (aux as { ID: string }).ID
  else if (id === BUILD_SOURCE) outcome.source = aux as string
  else if (id === BUILD_FILES) yield* unpack(cli, destination ?? '.', aux as string)
  else if (id === BUILD_TRACE) {
    const status = aux as BuildStatus
    const told = (status.warnings ?? []).map(({ text }) => text)
    outcome.warnings.push(...told.filter((text) => !text.startsWith('WARN: ')))
    yield* cli.process.stderr.write(view.update(status))
  }
}

function warningText(warnings: readonly string[]): string {
  const found = warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`
  const lines = warnings.map((text) => ` - ${text}\n`)
  return `\n \u001b[33m${found} found (use docker --debug to expand):\n\u001b[0m${lines.join('')}`
}

/** Writes an exported file system where it was asked for. */
function* unpack({ sys }: Cli, destination: string, archive: string): Blocking<void> {
  makeDirectories(sys, destination)
  for (const { path, type, mode, content, target = '' } of readTar(decodeBase64(archive))) {
    const place = `${destination}/${path}`
    if (type === 'directory') makeDirectories(sys, place, mode)
    else if (type === 'file') yield* writeFile(sys, place, content, mode)
    else if (type === 'symlink') sys.symlink(target, place)
    else if (type === 'hard-link') sys.link(`${destination}/${target}`, place)
  }
}
