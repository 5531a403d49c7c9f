import { decodeBase64 } from '../../../../base/base64'
import { decode } from '../../../../base/bytes'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { HttpHeaders } from '../../../../linux/net/http'
import type { Client } from '../../client/client'

/** What a header says of a path in a container; the mode is Go's fs.FileMode. */
export interface PathStat {
  readonly name: string
  readonly size: number
  readonly mode: number
  readonly linkTarget: string
}

/** Asks what is at a path of a container. @throws DaemonError, CommandError */
export function* pathStat(client: Client, name: string, path: string): Blocking<PathStat> {
  const { headers, body } = yield* client.send('containerArchiveInfo', { name }, { query: { path } })
  body.close()
  return parsePathStat(headers)
}

export function parsePathStat(headers: HttpHeaders): PathStat {
  return JSON.parse(decode(decodeBase64(headers['x-docker-container-path-stat'] ?? ''))) as PathStat
}

export const isDirectoryMode = (mode: number): boolean => Math.floor(mode / 2 ** 31) % 2 === 1
export const isSymlinkMode = (mode: number): boolean => Math.floor(mode / 2 ** 27) % 2 === 1
