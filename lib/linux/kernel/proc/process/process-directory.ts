import { describePath } from '../../../vfs/absolute-path'
import type { Path } from '../../../vfs/path'
import { Errno } from '../../errno'
import type { Task } from '../../task'
import { requireInspect } from '../access'
import type { ProcFileSystem } from '../proc-file-system'
import { type ProcChildren, ProcDirectory, type ProcInode, ProcLink, ProcText } from '../proc-inode'
import { cgroupText } from './cgroup'
import { fdDirectory, fdInfoDirectory } from './descriptors'
import { idMapText, setgroupsText, writeIdMap, writeSetgroups } from './id-maps'
import { ioText } from './io'
import { limitsText } from './limits'
import { mapsText, smapsRollupText } from './memory-maps'
import { namespaceDirectory } from './namespaces'
import { netDirectory } from './net'
import { oomScoreText, writeOomScoreAdjust } from './oom'
import { statmText, statText } from './stat'
import { statusText } from './status'

/** /proc/PID: one process as the namespace of this proc sees it (proc_pid(5)). */
export class ProcessDirectory extends ProcDirectory {
  override readonly nlink = 9

  constructor(fs: ProcFileSystem, task: Task) {
    super(fs, { ...processFiles(fs, task), task: () => new TaskDirectory(fs, task) }, task)
  }
}

/** /proc/PID/task: threads have no numbers of their own here, so only the first is listed. */
class TaskDirectory extends ProcDirectory {
  override readonly nlink = 3

  constructor(fs: ProcFileSystem, task: Task) {
    const tid = String(task.pid.in(fs.namespace))
    const children = () => [...task.children].map((child) => `${child.pid.in(fs.namespace)} `).join('')
    const files = { ...processFiles(fs, task), children: () => new ProcText(fs, children, { task }) }
    super(fs, { [tid]: () => new ProcDirectory(fs, files, task) }, task)
  }
}

function processFiles(fs: ProcFileSystem, task: Task): ProcChildren {
  const text =
    (make: () => string, mode = 0o444, checkOpen?: () => void) =>
    () =>
      new ProcText(fs, make, { task, mode, ...(checkOpen && { checkOpen }) })
  const inspect = () => requireInspect(fs.reader, task)
  const place = (path: () => Path | undefined) => () => placeLink(fs, task, path)
  return {
    cgroup: text(() => cgroupText(fs, task)),
    cmdline: text(() => (task.isZombie ? '' : strings(task.image.argv))),
    autogroup: text(() => `/autogroup-1 nice ${task.nice}\n`),
    coredump_filter: text(() => '00000033\n'),
    cpuset: text(() => cgroupText(fs, task).slice('0::'.length)),
    comm: () =>
      new ProcText(fs, () => `${task.image.comm}\n`, { task, write: (name) => writeComm(task, name) }),
    cwd: place(() => task.cwd),
    environ: text(() => (task.isZombie ? '' : strings(task.image.env)), 0o400, inspect),
    exe: place(() => task.image.exe),
    fd: () => fdDirectory(fs, task),
    fdinfo: () => fdInfoDirectory(fs, task),
    gid_map: () =>
      new ProcText(fs, () => idMapText(fs, task, 'gidMap'), {
        task,
        write: (map) => writeIdMap(fs, task, 'gidMap', map),
      }),
    io: text(() => ioText(task), 0o400, inspect),
    limits: text(() => limitsText(task)),
    loginuid: text(() => '4294967295', 0o644),
    maps: text(() => mapsText(task), 0o444, inspect),
    mountinfo: text(() => alive(task).namespaces.mnt.mountinfo(task.root)),
    mounts: text(() => alive(task).namespaces.mnt.mountTable(task.root)),
    net: () => netDirectory(fs, task),
    ns: () => namespaceDirectory(fs, task),
    oom_score: text(() => oomScoreText(fs, task)),
    oom_score_adj: () =>
      new ProcText(fs, () => `${task.oomScoreAdjust}\n`, {
        task,
        write: (score) => writeOomScoreAdjust(fs, task, score),
      }),
    personality: text(() => '00000000\n', 0o400),
    root: place(() => task.root),
    sessionid: text(() => '4294967295'),
    setgroups: () =>
      new ProcText(fs, () => setgroupsText(task), { task, write: (word) => writeSetgroups(fs, task, word) }),
    smaps_rollup: text(() => smapsRollupText(task), 0o444, inspect),
    stat: text(() => statText(fs, task)),
    statm: text(() => statmText(task)),
    status: text(() => statusText(fs, task)),
    syscall: text(
      () => (task.stateLetter === 'R' ? 'running\n' : '0 0x0 0x0 0x0 0x0 0x0 0x0 0x0 0x0\n'),
      0o400,
      inspect,
    ),
    timerslack_ns: text(() => '50000\n', 0o644),
    uid_map: () =>
      new ProcText(fs, () => idMapText(fs, task, 'uidMap'), {
        task,
        write: (map) => writeIdMap(fs, task, 'uidMap', map),
      }),
    wchan: text(() => (task.stateLetter === 'R' || task.isZombie ? '0' : 'do_wait')),
  }
}

/** A process may rename itself, in at most 15 characters (proc_pid_comm(5)). */
function writeComm(task: Task, name: string): void {
  task.image = { ...task.image, comm: name.replace(/\n$/, '').slice(0, 15) }
}

/** A zombie has no file tree any more. */
function alive(task: Task): Task {
  if (task.isZombie) throw new Errno('EINVAL')
  return task
}

function strings(words: readonly string[]): string {
  return words.map((word) => `${word}\0`).join('')
}

function placeLink(fs: ProcFileSystem, task: Task, path: () => Path | undefined): ProcInode {
  const destination = () => {
    requireInspect(fs.reader, task)
    const place = task.isZombie ? undefined : path()
    if (!place) throw new Errno('ENOENT')
    return place
  }
  return new ProcLink(fs, () => describePath((fs.reader ?? task).root, destination()), destination, task)
}
