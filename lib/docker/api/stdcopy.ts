import { concat, EMPTY } from '../../base/bytes'

/** Which standard stream a frame belongs to; `systemerr` carries a daemon's error text. */
export type StdStream = 'stdin' | 'stdout' | 'stderr' | 'systemerr'

export interface StdFrame {
  readonly stream: StdStream
  readonly bytes: Uint8Array
}

const streams: readonly StdStream[] = ['stdin', 'stdout', 'stderr', 'systemerr']
const HEADER = 8

/** One frame of the multiplexed stream: stream number, three zeros, big-endian length, payload (moby pkg/stdcopy). */
export function encodeStdFrame(stream: StdStream, bytes: Uint8Array): Uint8Array {
  const frame = new Uint8Array(HEADER + bytes.length)
  frame[0] = streams.indexOf(stream)
  new DataView(frame.buffer).setUint32(4, bytes.length)
  frame.set(bytes, HEADER)
  return frame
}

/** Takes a multiplexed stream apart again, however its bytes were cut. */
export class StdDemultiplexer {
  #pending: Uint8Array = EMPTY

  /** The frames completed by this chunk. @throws Error on a byte that begins no frame, with the client's words */
  push(chunk: Uint8Array): StdFrame[] {
    const bytes = this.#pending.length === 0 ? chunk : concat([this.#pending, chunk])
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const frames: StdFrame[] = []
    let offset = 0
    while (bytes.length - offset >= HEADER) {
      const stream = streams[view.getUint8(offset)]
      if (stream === undefined) throw new Error(`Unrecognized input header: ${view.getUint8(offset)}`)
      const end = offset + HEADER + view.getUint32(offset + 4)
      if (end > bytes.length) break
      frames.push({ stream, bytes: bytes.subarray(offset + HEADER, end) })
      offset = end
    }
    this.#pending = bytes.slice(offset)
    return frames
  }
}
