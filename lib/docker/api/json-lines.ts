import { streamDecoder } from '../../base/bytes'

/** Cuts a stream of bytes into its lines, for the API's streams of one JSON value a line. */
export class JsonLines {
  readonly #decode = streamDecoder()
  #pending = ''

  /** The lines completed by this chunk, without line ends; empty lines are dropped. */
  push(chunk: Uint8Array): string[] {
    const lines = (this.#pending + this.#decode(chunk)).split('\n')
    this.#pending = lines.pop() ?? ''
    return lines.map((line) => line.trimEnd()).filter((line) => line !== '')
  }

  /** What stands after the last newline; empty when the stream ended cleanly. */
  rest(): string {
    return this.#pending.trim()
  }
}
