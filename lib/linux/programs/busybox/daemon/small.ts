import type { Blocking } from '../../../kernel/wait-queue'
import { joinPath } from '../../support/files'
import { Identities } from '../../support/identity'
import { encodeText } from '../../support/text'
import {
  type Applet,
  type AppletContext,
  AppletFailure,
  type Applets,
  AppletUsage,
  count,
  eachOperand,
  orFail,
} from '../applet'

const logger: Applet = {
  options: 'sp:t:',
  usage: '[-s] [-t TAG] [-p PRIO] [MESSAGE]',
  about: 'Send a message to the system log, and with -s to standard error',
  *run({ process, flags, values, operands }) {
    const names = yield* Identities.read(process.sys)
    const tag = values.get('t') ?? names.userName(process.sys.getuid())
    // Nothing here listens on /dev/log, so what is sent there is lost, as it is in a container.
    const lines = operands.length > 0 ? [operands.join(' ')] : []
    for (
      let line = lines.length > 0 ? undefined : yield* process.stdin.readLine();
      line !== undefined;
      line = yield* process.stdin.readLine()
    )
      lines.push(line)
    if (flags.has('s')) yield* process.stderr.write(lines.map((line) => `${tag}: ${line}\n`).join(''))
    return 0
  },
}

const nologin: Applet = {
  options: '*',
  usage: '',
  about: 'Refuse a login',
  *run({ process }) {
    yield* process.stdout.write('This account is not available\n')
    return 1
  },
}

const swap = (about: string): Applet => ({
  options: 'ad:p:e',
  usage: '[-a] [DEVICE]',
  about,
  run: (context) => {
    if (context.operands.length === 0 && !context.flags.has('a')) throw new AppletUsage('')
    return eachOperand(context, context.operands, function* (path) {
      context.process.sys.stat(path)
      throw new AppletFailure(`${path}: swapping is not simulated here`)
    })
  },
})

const fallocate: Applet = {
  options: 'l:o:',
  usage: '[-o OFS] -l LEN FILE',
  about: 'Make a file so long',
  *run({ process, values, operands: [file] }) {
    const length = values.get('l')
    if (file === undefined || length === undefined) throw new AppletUsage('')
    const size = count(length) + count(values.get('o') ?? '0')
    const fd = yield* process.sys.open(file, { access: 'write', create: true }, 0o666)
    const isShort = process.sys.fstat(fd).size < size
    process.sys.close(fd)
    if (isShort) orFail(() => process.sys.truncate(file, size), `fallocate '${file}'`)
    return 0
  },
}

interface Tally {
  directories: number
  files: number
}

const tree: Applet = {
  options: '',
  usage: '[DIRECTORY]...',
  about: 'Print directories as a tree',
  *run(context) {
    const tally: Tally = { directories: 0, files: 0 }
    const places = context.operands.length === 0 ? ['.'] : context.operands
    let status = 0
    for (const place of places) {
      const isDirectory = context.process.sys.stat(place).type === 'directory'
      yield* context.process.stdout.write(
        encodeText(`${place}${isDirectory ? '' : ' [error opening dir]'}\n`),
      )
      if (isDirectory) yield* branch(context, place, '', tally)
      else status = 1
    }
    yield* context.process.stdout.write(`\n${tally.directories} directories, ${tally.files} files\n`)
    return status
  },
}

function* branch(context: AppletContext, path: string, lead: string, tally: Tally): Blocking<void> {
  const { sys, stdout } = context.process
  const names = sys
    .getdents(path)
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.'))
    .sort()
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1
    const child = joinPath(path, name)
    const { type } = sys.lstat(child)
    const target = type === 'symlink' ? ` -> ${sys.readlink(child)}` : ''
    yield* stdout.write(encodeText(`${lead}${isLast ? '└── ' : '├── '}${name}${target}\n`))
    if (type !== 'directory') {
      tally.files++
      continue
    }
    tally.directories++
    yield* branch(context, child, `${lead}${isLast ? '    ' : '│   '}`, tally)
  }
}

export const smallApplets: Applets = {
  fallocate,
  logger,
  nologin,
  swapoff: swap('Stop swapping to a device'),
  swapon: swap('Swap to a device'),
  tree,
}
