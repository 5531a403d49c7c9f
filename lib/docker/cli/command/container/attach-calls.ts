import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Query } from '../../../api/routes'
import type { WaitCondition, WaitResponse } from '../../../api/types/container'
import type { Client } from '../../client/client'
import type { HttpBody } from '../../client/http-body'

/** Asks to be told when a container ends; the answer's body stays open until it has. */
export function* openWait(client: Client, name: string, condition?: WaitCondition): Blocking<HttpBody> {
  const { body } = yield* client.send('containerWait', { name }, { query: { condition } })
  return body
}

/** How a container that was waited for ended. */
export function* readStatus(body: HttpBody): Blocking<WaitResponse> {
  const text = yield* body.text()
  return text === '' ? { StatusCode: 0 } : (JSON.parse(text) as WaitResponse)
}

interface AttachStreams {
  readonly stdin: boolean
  readonly stdout: boolean
  readonly stderr: boolean
  readonly detachKeys: string
}

export function attachQuery({ stdin, stdout, stderr, detachKeys }: AttachStreams): Query {
  return {
    stream: true,
    stdin: stdin || undefined,
    stdout: stdout || undefined,
    stderr: stderr || undefined,
    detachKeys: detachKeys || undefined,
  }
}
