import { isErrno } from '../../kernel/errno'
import { canonicalize } from '../support/canonical'
import { joinPath } from '../support/files'
import { readMounts } from '../support/mount-table'
import { Failure, UsageFailure, utility } from '../utility'
import { utilLinux } from './family'

const help = `
Usage:
 mountpoint [-qd] /path/to/directory

Tell whether a directory is a mount point.

Options:
 -q, --quiet        only set the exit status
     --nofollow     do not follow links
 -d, --fs-devno     print the device numbers of the file system
 -h, --help         print this
 -V, --version      print the version

Not simulated here: -x, --devno
`

export const mountpoint = utility({
  family: utilLinux,
  name: 'mountpoint',
  help,
  options: { quiet: '-q', noFollow: '--nofollow', device: '-d', help: '-h', version: '-V' },
  *run(process, { options, operands: [path, extra] }) {
    const { sys, stdout } = process
    if (path === undefined || extra !== undefined) throw new UsageFailure('bad usage')
    try {
      const stat = options.noFollow ? sys.lstat(path) : sys.stat(path)
      const canonical = canonicalize(sys, path, 'existing') ?? path
      const mount = (yield* readMounts(process)).findLast(({ target }) => target === canonical)
      const above = stat.type === 'directory' ? sys.stat(joinPath(path, '..')) : stat
      const isMountPoint = mount !== undefined || above.dev !== stat.dev
      if (options.device && mount) yield* stdout.write(`${mount.device}\n`)
      else if (!options.quiet) yield* stdout.write(`${path} is ${isMountPoint ? '' : 'not '}a mountpoint\n`)
      return isMountPoint ? 0 : 32
    } catch (error) {
      if (!isErrno(error)) throw error
      if (options.quiet) return 1
      throw new Failure(`${path}: ${error.message}`)
    }
  },
})
