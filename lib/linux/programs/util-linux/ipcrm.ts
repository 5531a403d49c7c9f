import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { complain } from '../support/message'
import { Failure, UsageFailure, utility } from '../utility'
import { utilLinux } from './family'
import { type IpcKind, readIpcTable } from './ipc-table'

const help = `
Usage:
 ipcrm [options]
 ipcrm shm|msg|sem <id>...

Remove System V objects.

Options:
 -m, --shmem-id <id>        remove a shared memory segment by its id
 -M, --shmem-key <key>      remove a shared memory segment by its key
 -q, --queue-id <id>        remove a message queue by its id
 -Q, --queue-key <key>      remove a message queue by its key
 -s, --semaphore-id <id>    remove a semaphore array by its id
 -S, --semaphore-key <key>  remove a semaphore array by its key
 -a, --all[=<shm|msg|sem>]  remove all, or all of one kind
 -v, --verbose              say what is removed

 -h, --help                 print this
 -V, --version              print the version
`

const kinds = { m: 'shm', q: 'msg', s: 'sem' } as const

export const ipcrm = utility({
  family: utilLinux,
  name: 'ipcrm',
  help,
  options: {
    m: '-m=',
    M: '-M=',
    q: '-q=',
    Q: '-Q=',
    s: '-s=',
    S: '-S=',
    all: '-a=',
    verbose: '-v',
    help: '-h',
    version: '-V',
  },
  *run(process, { given, operands, options }) {
    const [kind, ...ids] = operands
    let status = 0
    if (kind !== undefined) {
      if (kind !== 'shm' && kind !== 'msg' && kind !== 'sem')
        throw new UsageFailure(`unknown argument: ${kind}`)
      for (const id of ids) status |= yield* remove(process, kind, parse(id), `invalid id (${id})`)
      return status
    }
    for (const { name, value = '' } of given) {
      if (name === 'all') status |= yield* removeAll(process, value)
      else if (/^[mqs]$/i.test(name)) status |= yield* removeNamed(process, name, value, options.verbose)
    }
    return status
  },
})

function* removeAll(process: Process, wanted: string): Blocking<number> {
  let status = 0
  for (const kind of ['shm', 'sem', 'msg'] as const) {
    if (wanted !== '' && wanted !== kind) continue
    for (const { id = 0 } of yield* readIpcTable(process.sys, kind))
      status |= yield* remove(process, kind, id, `invalid id (${id})`)
  }
  return status
}

/** A small letter names an object by its id, a capital one by its key. */
function* removeNamed(process: Process, option: string, value: string, verbose: boolean): Blocking<number> {
  const kind = kinds[option.toLowerCase() as keyof typeof kinds]
  const number = parse(value)
  const isKey = option !== option.toLowerCase()
  const rows = isKey ? yield* readIpcTable(process.sys, kind) : []
  const id = isKey ? rows.find(({ key }) => key === (number | 0))?.id : number
  if (verbose) yield* process.stdout.write(`removing ${describe[kind]} id \`${id ?? -1}'\n`)
  return yield* remove(process, kind, id ?? -1, isKey ? `invalid key (${value})` : `invalid id (${value})`)
}

const describe: Readonly<Record<IpcKind, string>> = {
  shm: 'shared memory segment',
  msg: 'message queue',
  sem: 'semaphore',
}

function* remove(process: Process, kind: IpcKind, id: number, complaint: string): Blocking<number> {
  const { sys } = process
  try {
    if (kind === 'shm') sys.shmctl(id, 'IPC_RMID')
    else if (kind === 'msg') sys.msgctl(id, 'IPC_RMID')
    else sys.semctl(id, 'IPC_RMID')
    return 0
  } catch (error) {
    if (!isErrno(error)) throw error
    const isKey = complaint.includes('key')
    const denied = complaint
      .replace('invalid', 'permission denied for')
      .replace('id (', isKey ? 'key (' : 'id (')
    yield* complain(process, error.code === 'EPERM' ? denied : complaint)
    return 1
  }
}

function parse(text: string): number {
  if (!/^(0x[0-9a-f]+|\d+)$/i.test(text)) throw new Failure(`failed to parse argument: '${text}'`)
  return Number(text)
}
