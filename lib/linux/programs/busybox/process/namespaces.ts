import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import { readMounts } from '../../support/mount-table'
import { ipcrm } from '../../util-linux/ipcrm'
import { ipcs } from '../../util-linux/ipcs'
import { mountpoint } from '../../util-linux/mountpoint'
import { nsenter } from '../../util-linux/nsenter'
import { unshare } from '../../util-linux/unshare'
import { type Applet, type AppletContext, type Applets, AppletUsage, complain, orFail } from '../applet'
import { borrow } from '../borrow'

const umount: Applet = {
  options: 'rlfdat:D',
  usage: '[-rlfda] [-t FSTYPE] FILESYSTEM|DIRECTORY',
  about: 'Unmount file systems; -l: when nobody uses them any more, -a: all',
  *run(context) {
    const { process, flags, values, operands } = context
    const mounts = yield* readMounts(process)
    if (operands.length === 0 && !flags.has('a')) throw new AppletUsage('')
    const type = values.get('t')
    const all = mounts
      .filter((mount) => type === undefined || mount.type === type)
      .map(({ target }) => target)
    let status = 0
    for (const operand of flags.has('a') ? all.reverse() : operands) {
      const target = mounts.findLast(({ source }) => source === operand)?.target ?? operand
      status = (yield* unmount(context, target, operand)) || status
    }
    return status
  },
}

function* unmount(context: AppletContext, target: string, shown: string): Blocking<number> {
  try {
    context.process.sys.umount(target, { detach: context.flags.has('l') })
    return 0
  } catch (error) {
    if (!isErrno(error)) throw error
    yield* complain(context, `can't unmount ${shown}: ${error.message}`)
    return 1
  }
}

const pivotRoot: Applet = {
  options: '',
  usage: 'NEW_ROOT PUT_OLD',
  about: 'Make NEW_ROOT the root file system, and put the old one at PUT_OLD',
  *run({ process, operands: [root, old] }) {
    if (root === undefined || old === undefined) throw new AppletUsage('')
    orFail(() => process.sys.pivotRoot(root, old), 'pivot_root')
    return 0
  },
}

/** Applets of mounts and namespaces. */
export const namespaceApplets: Applets = {
  ipcrm: borrow(ipcrm, {
    options: 'M:m:Q:q:S:s:',
    usage: '[-MQS key] [-mqs id]',
    about: 'Remove System V objects: shared memory (-m), message queues (-q), semaphores (-s)',
  }),
  ipcs: borrow(ipcs, {
    options: 'i:aqsmtcplu',
    usage: '[[-smq] -i SHMID] | [[-asmq] [-tcplu]]',
    about: 'Print System V objects: shared memory (-m), message queues (-q), semaphores (-s)',
  }),
  mountpoint: borrow(mountpoint, {
    options: 'qdxn',
    usage: '[-q] { [-dn] DIR | -x DEVICE }',
    about: 'Say whether a directory is a mount point; -q: by the status alone',
  }),
  nsenter: borrow(nsenter, {
    options: '*',
    usage:
      '[OPTIONS] [PROG ARGS]\n\n-t PID, -m[FILE], -u[FILE], -i[FILE], -n[FILE], -p[FILE], -U[FILE], -r[DIR], -w[DIR], -F',
    about: 'Run a program in the namespaces of another process',
    messages: [[/: cannot open ([^:\n]+): /, ": can't open '$1': "]],
  }),
  pivot_root: pivotRoot,
  umount,
  unshare: borrow(unshare, {
    options: '*',
    usage:
      '[OPTIONS] [PROG ARGS]\n\n-m, -u, -i, -n, -p, -U, -f, -r, --mount-proc[=DIR], --propagation slave|shared|private|unchanged',
    about: 'Run a program in new namespaces of its own',
  }),
}
