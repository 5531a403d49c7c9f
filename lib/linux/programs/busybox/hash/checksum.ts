import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js'
import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import {
  type Applet,
  type AppletContext,
  AppletFailure,
  type Applets,
  complain,
  orFailLater,
  orStdin,
} from '../applet'
import { linesOf, readBytes, readText } from '../input'

type Hash = (bytes: Uint8Array) => Uint8Array

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The digest of a file; undefined, and a message, when it cannot be read. */
function* digest(context: AppletContext, hash: Hash, path: string): Blocking<string | undefined> {
  try {
    return hex(hash(yield* readBytes(context, path)))
  } catch (error) {
    if (!isErrno(error)) throw error
    const verb = error.code === 'EISDIR' ? 'read' : 'open'
    yield* complain(context, `can't ${verb} '${path}': ${error.message}`)
    return undefined
  }
}

function checksum(hashOf: (context: AppletContext) => Hash, extra = ''): Applet {
  return {
    options: `csw${extra}`,
    usage: '[-c[sw]] [FILE]...',
    about:
      'Print checksums of files, or with -c check a list of them (-s: say nothing, -w: warn of bad lines)',
    *run(context) {
      const { flags, operands, process } = context
      if ((flags.has('s') || flags.has('w')) && !flags.has('c'))
        throw new AppletFailure('-s and -w may be specified only with -c')
      const hash = hashOf(context)
      let status = 0
      for (const path of orStdin(operands)) {
        if (flags.has('c')) {
          status = (yield* check(context, hash, path)) || status
          continue
        }
        const sum = yield* digest(context, hash, path)
        if (sum === undefined) status = 1
        else yield* process.stdout.write(`${sum}  ${path}\n`)
      }
      return status
    },
  }
}

function* check(context: AppletContext, hash: Hash, list: string): Blocking<number> {
  const { flags, process } = context
  const lines = linesOf(yield* orFailLater(readText(context, list), list))
  let failed = 0
  for (const line of lines) {
    const [, expected = '', path] = /^(\S+) [ *](.+)$/.exec(line) ?? []
    if (path === undefined) {
      failed++
      if (flags.has('w')) yield* complain(context, 'invalid format')
      continue
    }
    const isGood = (yield* digest(context, hash, path)) === expected.toLowerCase()
    if (!isGood) failed++
    if (!flags.has('s')) yield* process.stdout.write(`${path}: ${isGood ? 'OK' : 'FAILED'}\n`)
  }
  if (failed > 0 && !flags.has('s'))
    yield* complain(context, `WARNING: ${failed} of ${lines.length} computed checksums did NOT match`)
  if (lines.length === 0) throw new AppletFailure(`no checksum lines found in '${list}'`)
  return failed > 0 ? 1 : 0
}

const sha3: Readonly<Record<string, Hash>> = { 224: sha3_224, 256: sha3_256, 384: sha3_384, 512: sha3_512 }

export const checksumApplets: Applets = {
  md5sum: checksum(() => md5),
  sha1sum: checksum(() => sha1),
  sha256sum: checksum(() => sha256),
  sha3sum: checksum(({ values }) => sha3[values.get('a') ?? '224'] ?? sha3_224, 'a:'),
  sha512sum: checksum(() => sha512),
}
