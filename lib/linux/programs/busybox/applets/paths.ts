import { isErrno } from '../../../kernel/errno'
import { canonicalize } from '../../support/canonical'
import { baseName, dirName } from '../../support/files'
import { type Applet, AppletUsage } from '../applet'

export const readlink: Applet = {
  options: 'fnvq',
  long: 'canonicalize:f',
  usage: '[-fnv] FILE',
  about: 'Print where a symbolic link leads; -f: the path without links and dots',
  *run({ process, operands, flags }) {
    const [path, extra] = operands
    if (path === undefined || extra !== undefined) throw new AppletUsage('')
    try {
      const target = flags.has('f')
        ? canonicalize(process.sys, path, 'last-missing')
        : process.sys.readlink(path)
      if (target === undefined) return 1
      yield* process.stdout.write(flags.has('n') ? target : `${target}\n`)
      return 0
    } catch (error) {
      if (!isErrno(error)) throw error
      if (flags.has('v')) yield* process.stderr.write(`readlink: ${path}: ${error.message}\n`)
      return 1
    }
  },
}

export const basename: Applet = {
  options: '+as:',
  usage: 'FILE [SUFFIX] | -a FILE... | -s SUFFIX FILE...',
  about: 'Print paths without their directories',
  *run({ process, flags, values, operands }) {
    const many = flags.has('a') || values.has('s')
    if (operands.length === 0 || (!many && operands.length > 2)) throw new AppletUsage('')
    const suffix = values.get('s') ?? (many ? '' : (operands[1] ?? ''))
    for (const path of many ? operands : operands.slice(0, 1)) {
      const name = baseName(path)
      const isCut = suffix !== '' && name !== suffix && name.endsWith(suffix)
      yield* process.stdout.write(`${isCut ? name.slice(0, -suffix.length) : name}\n`)
    }
    return 0
  },
}

export const dirname: Applet = {
  options: '+',
  usage: 'FILENAME',
  about: 'Print the directories of a path',
  *run({ process, operands: [path, extra] }) {
    if (path === undefined || extra !== undefined) throw new AppletUsage('')
    yield* process.stdout.write(`${dirName(path)}\n`)
    return 0
  },
}
