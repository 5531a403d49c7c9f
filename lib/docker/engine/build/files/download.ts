import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Engine } from '../../engine'
import { EngineError } from '../../error'
import { mkdirAll, writeFile } from '../../files'
import { callHttp } from '../../http-client'
import { generateId } from '../../identifier'
import type { SourceFile } from './source'

/** Fetches what ADD names by URL; the file is the build's own and goes with its context. @throws EngineError */
export function* downloadSource({ sys }: Engine, url: string, context: string): Blocking<SourceFile> {
  const { status, body } = yield* callHttp(sys, url)
  if (status >= 400) throw new EngineError('System', `error downloading ${JSON.stringify(url)}: ${status}`)
  const name = /([^/?#]+)(?:[?#].*)?$/.exec(url.replace(/^https?:\/\/[^/]*/, ''))?.[1] ?? ''
  if (name === '') throw new EngineError('InvalidParameter', `cannot determine filename from url: ${url}`)
  const directory = `${context}-download-${generateId(sys).slice(0, 12)}`
  mkdirAll(sys, directory, 0o700)
  const place = `${directory}/${name}`
  yield* writeFile(sys, place, body, 0o600)
  return { place, name, isDirectory: false }
}
