/** Which of ps's ready-made formats were asked for, and how they are changed. */
export interface FormatFlags {
  /** the System V style letters: f, F, l, j, c, P, y, L, T, M */
  readonly unix: ReadonlySet<string>
  /** the one BSD style format, if any */
  readonly bsd: 'j' | 'l' | 's' | 'u' | 'v' | undefined
  /** BSD options were used: BSD's default format */
  readonly bsdDefaults: boolean
}

const bsdFormats = {
  j: 'ppid pid pgrp sess tname tpgid stat uid bsdtime args',
  l: 'flags uid pid ppid priority nice vsize rss wchan stat tname bsdtime args',
  s: 'uid pid pending blocked ignored caught stat tname bsdtime args',
  u: 'user pid pcpu pmem vsize rss tname stat start_time bsdtime args',
  v: 'pid tname stat bsdtime maj_flt trs drs rss pmem args',
} as const

/** The specifiers of the format asked for. */
export function readyFormat({ unix, bsd, bsdDefaults }: FormatFlags): readonly string[] {
  if (bsd) return bsdFormats[bsd].split(' ')
  if (bsdDefaults && unix.size === 0) return ['pid', 'tname', 'stat', 'bsdtime', 'args']
  const has = (letter: string): boolean => unix.has(letter)
  const full = has('f') || has('F')
  const when = (condition: boolean, ...specifiers: string[]): string[] => (condition ? specifiers : [])
  const label = when(has('M'), 'label')
  const groups = when(has('j'), 'pgid', 'sid')
  if (!full && !has('l')) {
    return [
      ...label,
      'pid',
      ...groups,
      ...when(has('L'), 'lwp'),
      ...when(has('T'), 'spid'),
      ...when(has('c'), 'class', 'pri'),
      ...when(has('P'), 'psr'),
      'tname',
      'time',
      'ucmd',
    ]
  }
  return [
    ...label,
    ...when(has('l') && !has('y'), 'f'),
    ...when(has('l'), 's'),
    full ? 'uid_hack' : 'uid',
    'pid',
    ...when(has('T'), 'spid'),
    'ppid',
    ...groups,
    ...when(has('L'), 'lwp'),
    ...when(has('P'), 'psr'),
    ...when(!has('c'), 'c'),
    ...when(has('L') && full, 'nlwp'),
    ...when(has('c'), 'class', 'pri'),
    ...when(has('l') && !has('c'), 'opri', 'ni'),
    ...when(has('l'), has('y') ? 'rss' : 'addr', 'sz', 'wchan'),
    ...when(has('F') && !has('l'), 'sz'),
    ...when(has('F'), 'rss', 'psr'),
    ...when(full, 'stime'),
    'tname',
    'time',
    full ? 'cmd' : 'ucmd',
  ]
}
