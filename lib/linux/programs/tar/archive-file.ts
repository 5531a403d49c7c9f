import { gunzip } from '../../../base/gzip/gunzip'
import type { TarEntry } from '../../../base/tar/entry'
import { BLOCK } from '../../../base/tar/entry'
import { readTar, TarError } from '../../../base/tar/read'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { closeOperand, openOperand, readToEnd } from '../support/files'
import { encodeText } from '../support/text'
import { Failure } from '../utility'

/** GNU tar writes archives in records of twenty blocks. */
export const RECORD = 20 * BLOCK

export const unrecoverable = (message: string): Failure =>
  new Failure(`${message}\ntar: Error is not recoverable: exiting now`, 2)

/** A name as tar's messages show it: control characters and backslashes escaped. */
export const quoteTar = (name: string): string => name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')

/** The members of an archive; packed ones are recognised. @throws Failure */
export function* readArchive(
  process: Process,
  file: string,
  shown: string,
  isPacked = false,
): Blocking<TarEntry[]> {
  let bytes: Uint8Array
  try {
    const fd = yield* openOperand(process, file)
    bytes = yield* readToEnd(process.sys, fd)
    closeOperand(process, fd)
  } catch (error) {
    if (!isErrno(error)) throw error
    if (error.code === 'EISDIR')
      throw unrecoverable(
        `${quoteTar(shown)}: Cannot read: Is a directory\ntar: At beginning of tape, quitting now`,
      )
    throw unrecoverable(`${quoteTar(shown)}: Cannot open: ${error.message}`)
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const plain = gunzip(bytes)
    if (!plain) {
      yield* process.stderr.write('\ngzip: stdin: unexpected end of file\n')
      throw unrecoverable('Unexpected EOF in archive')
    }
    bytes = plain
  } else if (isPacked) {
    yield* process.stderr.write('\ngzip: stdin: not in gzip format\n')
    throw unrecoverable('Child returned status 1')
  }
  try {
    return bytes.length === 0 ? [] : readTar(bytes)
  } catch (error) {
    if (!(error instanceof TarError)) throw error
    const problem =
      bytes.length < BLOCK || error.message.includes('EOF') ? 'Unexpected EOF in archive' : undefined
    if (problem && bytes.length >= BLOCK) throw unrecoverable(problem)
    throw new Failure(
      'This does not look like a tar archive\ntar: Exiting with failure status due to previous errors',
      2,
    )
  }
}

/** Complaints on the way; the exit status they lead to. */
export class Complaints {
  #failed = false

  constructor(private readonly process: Process) {}

  *say(message: string, isFailure = true): Blocking<void> {
    if (isFailure) this.#failed = true
    yield* this.process.stderr.write(encodeText(`tar: ${message}\n`))
  }

  *end(): Blocking<number> {
    if (!this.#failed) return 0
    yield* this.process.stderr.write('tar: Exiting with failure status due to previous errors\n')
    return 2
  }
}
