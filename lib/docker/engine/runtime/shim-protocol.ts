import { decode, encode } from '../../../base/bytes'
import { encodeStdFrame } from '../../api/stdcopy'
import type { OciProcess } from './oci-spec'

/**
 * What dockerd and a shim say to each other on the shim's socket, one connection a process. Data travels in frames of
 * the standard streams; these messages travel as JSON in frames of their own.
 */
export type ShimRequest =
  /** prepare the container of the bundle in the shim's working directory; answered by `created` or `failed` */
  | { readonly type: 'create'; readonly stdin: boolean }
  /** prepare one more process in it */
  | { readonly type: 'exec'; readonly process: OciProcess; readonly stdin: boolean }
  /** let the prepared process go; answered by `started` or `failed` */
  | { readonly type: 'start' }
  | { readonly type: 'resize'; readonly width: number; readonly height: number }
  | { readonly type: 'close-stdin' }

export type ShimEvent =
  | { readonly type: 'created'; readonly pid: number }
  | { readonly type: 'started' }
  | { readonly type: 'failed'; readonly message: string }
  /** the process has ended; its last output may still follow */
  | { readonly type: 'exited'; readonly status: number; readonly oomKilled: boolean }

/** A message as bytes for the connection. */
export function encodeMessage(message: ShimRequest | ShimEvent): Uint8Array {
  return encodeStdFrame('systemerr', encode(JSON.stringify(message)))
}

export function decodeMessage<T extends ShimRequest | ShimEvent>(bytes: Uint8Array): T {
  return JSON.parse(decode(bytes)) as T
}
