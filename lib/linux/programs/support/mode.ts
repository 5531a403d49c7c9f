import type { FileType, Stat } from '../../vfs/stat'

const letters: Readonly<Record<FileType, string>> = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  fifo: 'p',
  socket: 's',
  character: 'c',
  block: 'b',
}

/** `drwxr-xr-x`, as ls -l shows a file's type and permissions. */
export function modeString({ type, mode }: Pick<Stat, 'type' | 'mode'>): string {
  const triple = (shift: number, special: number, on: string): string => {
    const bits = mode >> shift
    const execute = bits & 1 ? 'x' : '-'
    const last = mode & special ? (bits & 1 ? on : on.toUpperCase()) : execute
    return (bits & 4 ? 'r' : '-') + (bits & 2 ? 'w' : '-') + last
  }
  return letters[type] + triple(6, 0o4000, 's') + triple(3, 0o2000, 's') + triple(0, 0o1000, 't')
}

const typeBits: Readonly<Record<FileType, number>> = {
  fifo: 0o010000,
  character: 0o020000,
  directory: 0o040000,
  block: 0o060000,
  file: 0o100000,
  symlink: 0o120000,
  socket: 0o140000,
}

/** st_mode with the file type bits. */
export const fullMode = ({ type, mode }: Pick<Stat, 'type' | 'mode'>): number => typeBits[type] | mode

/** A mode as chmod(1) takes it, ready to be applied; undefined when it is not one. */
export function parseMode(
  text: string,
): ((stat: { mode: number; type: FileType }, umask: number) => number) | undefined {
  if (/^[0-7]{1,5}$/.test(text)) {
    const value = Number.parseInt(text, 8)
    if (value > 0o7777) return undefined
    // A directory keeps its setuid and setgid bits unless five digits say otherwise (chmod(1)).
    return ({ mode, type }) => (type === 'directory' && text.length < 5 ? value | (mode & 0o6000) : value)
  }
  const clauses = text
    .split(',')
    .map((clause) => /^([ugoa]*)((?:[-+=](?:[rwxXst]*|[ugo]|[0-7]+))+)$/.exec(clause))
  if (clauses.some((clause) => clause === null)) return undefined
  return (stat, umask) =>
    clauses.reduce(
      (mode, clause) => applyClause(clause?.[1] ?? '', clause?.[2] ?? '', { ...stat, mode }, umask),
      stat.mode,
    )
}

function applyClause(
  who: string,
  actions: string,
  stat: { mode: number; type: FileType },
  umask: number,
): number {
  let { mode } = stat
  const everyone = who === '' || who.includes('a')
  const affected =
    (everyone || who.includes('u') ? 0o4700 : 0) |
    (everyone || who.includes('g') ? 0o2070 : 0) |
    (everyone || who.includes('o') ? 0o0007 : 0) |
    (everyone || who.includes('o') ? 0o1000 : 0)
  for (const [, operator = '', what = ''] of actions.matchAll(
    /([-+=])([ugo](?![rwxXst])|[0-7]+|[rwxXst]*)/g,
  )) {
    const wanted = permissionBits(what, { ...stat, mode }) & affected & (who === '' ? ~(umask & 0o777) : -1)
    const isDirectory = stat.type === 'directory'
    if (operator === '+') mode |= wanted
    else if (operator === '-') mode &= ~wanted
    else mode = (mode & ~(isDirectory ? affected & 0o1777 : affected)) | wanted
  }
  return mode
}

function permissionBits(what: string, { mode, type }: { mode: number; type: FileType }): number {
  if (/^[0-7]+$/.test(what)) return Number.parseInt(what, 8)
  const copied = { u: (mode >> 6) & 7, g: (mode >> 3) & 7, o: mode & 7 }[what]
  if (copied !== undefined) return copied * 0o111
  let bits = 0
  for (const letter of what) {
    if (letter === 'r') bits |= 0o444
    else if (letter === 'w') bits |= 0o222
    else if (letter === 'x') bits |= 0o111
    else if (letter === 'X') bits |= type === 'directory' || mode & 0o111 ? 0o111 : 0
    else if (letter === 's') bits |= 0o6000
    else if (letter === 't') bits |= 0o1000
  }
  return bits
}
