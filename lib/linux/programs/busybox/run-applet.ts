import { isErrno } from '../../kernel/errno'
import type { OutputStream, Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { decodeText, encodeText } from '../support/text'
import { type Applet, AppletFailure, AppletUsage, type Build } from './applet'
import { getopt, OptionError, OptionNotSimulated } from './getopt'

/** Runs an applet with its words (the name left out). */
export function* runApplet(
  applet: Applet,
  caller: Process,
  build: Build,
  name: string,
  words: readonly string[],
): Blocking<number> {
  const process = build.libc === 'musl' ? withStderr(caller, muslTexts) : caller
  const { stderr } = process
  try {
    if (words.length === 1 && words[0] === '--help' && !/^(echo|test|\[|true|false|printf)$/.test(name)) {
      yield* process.stderr.write(usageText(applet, build, name))
      return 0
    }
    const parsed = getopt(applet.options, applet.long ?? '', words, build.libc)
    return yield* applet.run({ process, build, name, words, ...parsed })
  } catch (error) {
    if (error instanceof AppletUsage || error instanceof OptionError) {
      const problem = error.message === '' ? '' : `${name}: ${error.message}\n`
      yield* stderr.write(problem + usageText(applet, build, name))
      return applet.usageStatus ?? 1
    }
    if (error instanceof OptionNotSimulated) {
      yield* stderr.write(`${name}: ${error.message} is not simulated here\n`)
      return applet.usageStatus ?? 1
    }
    if (error instanceof AppletFailure) {
      yield* stderr.write(`${name}: ${error.message}\n`)
      return error.status
    }
    if (isErrno(error, 'EPIPE', 'ENOSPC', 'EIO')) {
      yield* stderr.write(`${name}: write error: ${error.message}\n`)
      return 1
    }
    throw error
  }
}

const usageText = ({ usage, about }: Applet, { banner }: Build, name: string): string =>
  `${banner}\n\nUsage: ${name}${usage === '' ? '' : ` ${usage}`}\n\n${about}\n`

/** A stream whose text is reworded. */
function reworded(stream: OutputStream, reword: (text: string) => string): OutputStream {
  return {
    fd: stream.fd,
    *write(data) {
      yield* stream.write(encodeText(reword(typeof data === 'string' ? data : decodeText(data))))
    },
  }
}

/** The process with what it writes to standard error, and maybe to standard output, reworded. */
export function withStderr(
  process: Process,
  reword: (text: string) => string,
  output?: (text: string) => string,
): Process {
  const { sys, argv, env, stdin, stdout, stderr } = process
  return {
    sys,
    argv,
    env,
    stdin,
    stdout: output ? reworded(stdout, output) : stdout,
    stderr: reworded(stderr, reword),
  }
}

/** Where musl's strerror(3) says it differently. */
const MUSL: Readonly<Record<string, string>> = {
  'Input/output error': 'I/O error',
  'Device or resource busy': 'Resource busy',
  'Invalid cross-device link': 'Cross-device link',
  'Inappropriate ioctl for device': 'Not a tty',
  'No route to host': 'Host is unreachable',
  'Network is unreachable': 'Network unreachable',
  'Connection timed out': 'Operation timed out',
  'Address already in use': 'Address in use',
  'Cannot assign requested address': 'Address not available',
  'Too many levels of symbolic links': 'Symbolic link loop',
  'File name too long': 'Filename too long',
}

function muslTexts(text: string): string {
  return text.replace(/: ([A-Z][\w/ -]+)\n/g, (whole, message: string) =>
    message in MUSL ? `: ${MUSL[message]}\n` : whole,
  )
}
