import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { statIfAny } from '../../support/files'
import { complain } from '../../support/message'
import { type MountEntry, readMounts } from '../../support/mount-table'
import { quote, quoteIfNeeded } from '../../support/quote'
import { parseSize } from '../../support/size'
import { encodeText } from '../../support/text'
import { displayWidth } from '../../support/width'
import { Failure, UsageFailure, utility } from '../../utility'
import { coreutils } from '../family'
import { help } from '../help/df'
import { type Column, columns, type FileSystem, type Units } from './columns'

const everyColumn = 'source,fstype,itotal,iused,iavail,ipcent,size,used,avail,pcent,file,target'

export const df = utility({
  family: coreutils,
  name: 'df',
  help,
  options: {
    all: '-a',
    blockSize: '-B=',
    human: '-h',
    si: '-H',
    inodes: '-i',
    kibi: '-k',
    local: '-l',
    noSync: '--no-sync',
    output: '--output=',
    portable: '-P',
    sync: '--sync',
    total: '--total',
    type: '-t=',
    printType: '-T',
    exclude: '-x=',
    ignored: '-v',
  },
  *run(process, { options, given, operands }) {
    const block =
      options.blockSize === undefined ? 1024 : parseSize(options.blockSize.replace(/^(?=[A-Z])/i, '1'))
    if (!block) throw new Failure(`invalid -B argument ${quote(process, options.blockSize ?? '')}`)
    const units: Units = {
      human: options.human ? 1024 : options.si ? 1000 : undefined,
      block,
      label: options.blockSize,
      portable: options.portable,
    }
    const numbers = options.inodes ? 'itotal,iused,iavail,ipcent' : 'size,used,avail,pcent'
    const names = given.some(({ name }) => name === 'output')
      ? options.output || everyColumn
      : `source${options.printType ? ',fstype' : ''},${numbers},target`
    const shown = names.split(',').map((name): Column => {
      const column = columns[name]
      if (!column) throw new UsageFailure(`option --output: field ${quote(process, name)} unknown`)
      return column
    })
    const wanted = (name: 'type' | 'exclude'): string[] =>
      given.flatMap((option) => (option.name === name ? [option.value] : []))
    const [types, excluded] = [wanted('type'), wanted('exclude')]
    const { found, status } = yield* find(process, operands, options.all)
    const chosen = found.filter(
      ({ type }) => (types.length === 0 || types.includes(type)) && !excluded.includes(type),
    )
    if (chosen.length === 0) {
      if (status === 0) yield* complain(process, 'no file systems processed')
      return 1
    }
    const total = { ...sum(chosen), target: names.includes('source') ? '-' : 'total' }
    const rows = options.total ? [...chosen, total] : chosen
    const cells = [
      shown.map(({ title }) => title(units)),
      ...rows.map((row) => shown.map((column) => column.cell(row, units))),
    ]
    yield* process.stdout.write(encodeText(layOut(shown, cells)))
    return status
  },
})

function* find(
  process: Process,
  operands: readonly string[],
  all: boolean,
): Blocking<{ found: FileSystem[]; status: number }> {
  const mounts = yield* readMounts(process)
  if (operands.length === 0) {
    const systems = mounts.flatMap((mount) => measure(process, mount, '-') ?? [])
    return { found: all ? systems : distinct(systems), status: 0 }
  }
  const found: FileSystem[] = []
  let status = 0
  for (const path of operands) {
    const stat = statIfAny(process.sys, path)
    const mount = stat && holder(process, mounts, path, stat.dev)
    const system = mount && measure(process, mount, path)
    if (system) found.push(system)
    else {
      yield* complain(process, `${quoteIfNeeded(process, path)}: No such file or directory`)
      status = 1
    }
  }
  return { found, status }
}

/** The topmost mount of the device the file is on whose point is above it; a device file names what is mounted from it. */
function holder(
  process: Process,
  mounts: readonly MountEntry[],
  path: string,
  dev: number,
): MountEntry | undefined {
  const fromDevice = mounts.find(({ source }) => source === path)
  if (fromDevice) return fromDevice
  const sameDevice = mounts.filter(({ target }) => statIfAny(process.sys, target)?.dev === dev)
  const absolute = path.startsWith('/') ? path : `${process.sys.getcwd()}/${path}`
  const above = sameDevice.filter(({ target }) => target === '/' || `${absolute}/`.startsWith(`${target}/`))
  const candidates = above.length > 0 ? above : sameDevice
  return candidates.reduce<MountEntry | undefined>(
    (best, mount) => (best && best.target.length > mount.target.length ? best : mount),
    undefined,
  )
}

function measure(
  { sys }: Process,
  { source, type, target }: MountEntry,
  file: string,
): FileSystem | undefined {
  try {
    const { blockSize, blocks, free, files, filesFree } = sys.statfs(target)
    const size = { total: blocks * blockSize, free: free * blockSize, inodes: files, inodesFree: filesFree }
    return { source, type, target, file, dev: sys.stat(target).dev, ...size }
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  }
}

/** Each file system once, by its shortest mount point; those without a size are left out. */
function distinct(systems: readonly FileSystem[]): FileSystem[] {
  const real = systems.filter(({ total }) => total > 0)
  return real.filter(
    ({ dev, target }, index) =>
      !real.some(
        (other, place) =>
          other.dev === dev &&
          (other.target.length < target.length || (other.target.length === target.length && place < index)),
      ),
  )
}

function sum(systems: readonly FileSystem[]): FileSystem {
  const add = (pick: (system: FileSystem) => number): number =>
    systems.reduce((total, system) => total + pick(system), 0)
  return {
    source: 'total',
    type: '-',
    target: '-',
    file: '-',
    dev: -1,
    total: add(({ total }) => total),
    free: add(({ free }) => free),
    inodes: add(({ inodes }) => inodes),
    inodesFree: add(({ inodesFree }) => inodesFree),
  }
}

function layOut(shown: readonly Column[], cells: readonly (readonly string[])[]): string {
  const widths = shown.map((column, index) =>
    Math.max(column.minimum, ...cells.map((row) => displayWidth(row[index] ?? ''))),
  )
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => {
        const pad = ' '.repeat((widths[index] ?? 0) - displayWidth(cell))
        if (shown[index]?.isNumber) return pad + cell
        return index === row.length - 1 ? cell : cell + pad
      })
      .join(' ')
  return cells.map((row) => `${line(row)}\n`).join('')
}
