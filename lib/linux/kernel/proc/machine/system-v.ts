import { idInside } from '../../../vfs/id-map'
import type { IpcKind, IpcObject } from '../../system-v'
import type { ProcFileSystem } from '../proc-file-system'
import { ProcDirectory, ProcText } from '../proc-inode'

type Column = readonly [title: string, width: number, value: (object: IpcObject) => number]

const zero = () => 0

/** /proc/sysvipc: the objects of the reader's ipc namespace (sysvipc(7)). */
export function systemVDirectory(fs: ProcFileSystem): ProcDirectory {
  const file = (kind: IpcKind) => () => new ProcText(fs, () => tableText(fs, kind))
  return new ProcDirectory(fs, { msg: file('msg'), sem: file('sem'), shm: file('shm') })
}

function tableText(fs: ProcFileSystem, kind: IpcKind): string {
  const { ipc } = fs.reader?.namespaces ?? fs.kernel.initNamespaces
  const { uidMap, gidMap } = fs.readerUsers
  const uid = ({ uid: id }: IpcObject) => idInside(uidMap, id)
  const gid = ({ gid: id }: IpcObject) => idInside(gidMap, id)
  const owners: Column[] = [
    ['uid', 5, uid],
    ['gid', 5, gid],
    ['cuid', 5, uid],
    ['cgid', 5, gid],
  ]
  const head: Column[] = [
    ['key', 10, ({ key }) => key],
    [kind === 'msg' ? 'msqid' : `${kind}id`, 10, ({ id }) => id],
    ['perms', 5, ({ mode }) => Number(mode.toString(8))],
  ]
  const created: Column = ['ctime', 10, ({ ctime }) => ctime]
  const columns: Record<IpcKind, Column[]> = {
    msg: [
      ...head,
      ['cbytes', 11, zero],
      ['qnum', 10, zero],
      ['lspid', 5, zero],
      ['lrpid', 5, zero],
      ...owners,
      ['stime', 10, zero],
      ['rtime', 10, zero],
      created,
    ],
    sem: [...head, ['nsems', 10, ({ size }) => size], ...owners, ['otime', 10, zero], created],
    shm: [
      ...head,
      ['size', 21, ({ size }) => size],
      ['cpid', 5, ({ cpid }) => cpid],
      ['lpid', 5, zero],
      ['nattch', 6, zero],
      ...owners,
      ['atime', 10, zero],
      ['dtime', 10, zero],
      created,
      ['rss', 21, zero],
      ['swap', 21, zero],
    ],
  }
  const line = (cell: (column: Column) => string) =>
    `${columns[kind].map((column) => cell(column).padStart(column[1])).join(' ')}\n`
  const rows = [...ipc.systemV[kind].objects.values()].map((object) =>
    line(([, , value]) => String(value(object))),
  )
  return line(([title]) => title) + rows.join('')
}
