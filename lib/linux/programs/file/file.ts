import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { closeOperand, openOperand, statIfAny } from '../support/files'
import { encodeText } from '../support/text'
import { displayWidth } from '../support/width'
import { type Family, UsageFailure, utility } from '../utility'
import { contentType } from './magic'

/** file 5.44, as in Debian 12. */
const family: Family = {
  shortNames: true,
  usageStatus: 1,
  hint: (_, { help }) => help,
  help: (_, { help }) => help,
  version: () => 'file-5.44\nmagic file from /etc/magic:/usr/share/misc/magic\n',
}

const help = `Usage: file [-bchiLNnprsz] file ...

Tell the type of files.

  -b, --brief              without names
  -h, --no-dereference     look at links themselves (default)
  -i, --mime               as MIME types
  -L, --dereference        look at what links lead to
      --mime-type          as MIME types without encodings
      --help               print this
  -v, --version            print the version

Not simulated here: -f, --files-from FILE; -F, --separator STRING; -z, --uncompress; -k, --keep-going; -s, --special-files; -m, --magic-file LIST
`

export const file = utility({
  family,
  name: 'file',
  help,
  options: {
    brief: '-b',
    noDereference: '-h',
    mime: '-i',
    dereference: '-L',
    mimeType: '--mime-type',
    version: '-v',
  },
  *run(process, { options, operands }) {
    if (operands.length === 0) throw new UsageFailure('')
    const width = Math.max(...operands.map(displayWidth)) + 1
    for (const path of operands) {
      const { text, mime, encoding } = yield* typeOf(process, path, options.dereference)
      const shown = options.mime ? `${mime}; charset=${encoding}` : options.mimeType ? mime : text
      const lead = options.brief ? '' : `${path === '-' ? '/dev/stdin' : path}:`.padEnd(width + 1)
      yield* process.stdout.write(encodeText(`${lead}${shown}\n`))
    }
    return 0
  },
})

interface Type {
  readonly text: string
  readonly mime: string
  readonly encoding: string
}

const special = (text: string, kind: string): Type => ({ text, mime: `inode/${kind}`, encoding: 'binary' })

function* typeOf(process: Process, path: string, follows: boolean): Blocking<Type> {
  const { sys } = process
  const stat = path === '-' ? sys.fstat(process.stdin.fd) : statIfAny(sys, path, follows)
  if (!stat) {
    const text = `cannot open \`${path}' (No such file or directory)`
    return { text, mime: text, encoding: 'binary' }
  }
  const { major, minor } = stat.rdev ?? { major: 0, minor: 0 }
  switch (stat.type) {
    case 'directory':
      return special(`${stat.mode & 0o1000 ? 'sticky, ' : ''}directory`, 'directory')
    case 'symlink': {
      const target = sys.readlink(path)
      return special(`${statIfAny(sys, path) ? '' : 'broken '}symbolic link to ${target}`, 'symlink')
    }
    case 'character':
      return special(`character special (${major}/${minor})`, 'chardevice')
    case 'block':
      return special(`block special (${major}/${minor})`, 'blockdevice')
    case 'socket':
      return special('socket', 'socket')
    case 'fifo':
      if (path !== '-') return special('fifo (named pipe)', 'fifo')
  }
  if (stat.size === 0 && stat.type === 'file') return special('empty', 'x-empty')
  try {
    const fd = yield* openOperand(process, path)
    const bytes = yield* sys.read(fd, 65_536)
    closeOperand(process, fd)
    return contentType(bytes)
  } catch (error) {
    if (!isErrno(error)) throw error
    return special(`regular file, no read permission`, 'x-file')
  }
}
