import type { Process } from '../../../kernel/program'
import { choice } from '../../support/choice'
import { quote } from '../../support/quote'
import { parseSize } from '../../support/size'
import { Failure } from '../../utility'
import { readColors } from './color'
import type { options } from './options'
import type { BlockSize, QuotingStyle, Settings } from './settings'

/** Settings while options are read, and what some of them depend on. */
export interface Draft {
  readonly process: Process
  readonly tty: boolean
  readonly settings: { -readonly [K in keyof Settings]: Settings[K] }
  sort: Settings['sort'] | undefined
  readonly ignored: string[]
  /** ignored unless -a or -A */
  readonly hidden: string[]
}

const sorts = {
  none: 'none',
  time: 'time',
  size: 'size',
  extension: 'extension',
  version: 'version',
  width: 'width',
} as const
const times = { atime: 'atime', access: 'atime', use: 'atime', ctime: 'ctime', status: 'ctime' } as const
const formats = {
  verbose: 'long',
  long: 'long',
  commas: 'commas',
  horizontal: 'across',
  across: 'across',
  vertical: 'columns',
  'single-column': 'single',
} as const
const whens = {
  always: true,
  yes: true,
  force: true,
  never: false,
  no: false,
  none: false,
  auto: 'tty',
  tty: 'tty',
  'if-tty': 'tty',
} as const
const indicators = { none: 'none', slash: 'slash', 'file-type': 'file-type', classify: 'classify' } as const
export const quotings: Readonly<Record<string, QuotingStyle>> = {
  literal: 'literal',
  shell: 'shell',
  'shell-always': 'shell-always',
  'shell-escape': 'shell-escape',
  'shell-escape-always': 'shell-escape-always',
  c: 'c',
  escape: 'escape',
  locale: 'locale',
}

type Effect = (draft: Draft, value: string) => void

const set =
  <K extends keyof Settings>(key: K, value: Settings[K]): Effect =>
  ({ settings }) => {
    settings[key] = value
  }

const long: Effect = set('format', 'long')

const sortBy =
  (sort: Settings['sort']): Effect =>
  (draft) => {
    draft.sort = sort
  }

/** What each option of ls does; of several that contradict each other the last one counts. */
export const effects: Readonly<Record<keyof typeof options, Effect>> = {
  all: set('show', 'all'),
  almostAll: set('show', 'almost-all'),
  author: set('author', true),
  escape: set('quoting', 'escape'),
  blockSize: ({ process, settings }, value) => {
    settings.blockSize = readBlockSize(process, value)
  },
  ignoreBackups: ({ ignored }) => {
    ignored.push('*~', '.*~')
  },
  changeTime: set('time', 'ctime'),
  accessTime: set('time', 'atime'),
  time: ({ process, settings }, value) => {
    settings.time = choice(process, '--time', value, times)
  },
  columns: set('format', 'columns'),
  across: set('format', 'across'),
  commas: set('format', 'commas'),
  format: ({ process, settings }, value) => {
    settings.format = choice(process, '--format', value, formats)
  },
  long,
  single: ({ settings }) => {
    if (settings.format !== 'long') settings.format = 'single'
  },
  longWithoutOwner: (draft, value) => {
    long(draft, value)
    draft.settings.owner = false
  },
  longWithoutGroup: (draft, value) => {
    long(draft, value)
    draft.settings.group = false
  },
  numeric: (draft, value) => {
    long(draft, value)
    draft.settings.numericIds = true
  },
  fullTime: (draft, value) => {
    long(draft, value)
    draft.settings.timeStyle = 'full-iso'
  },
  noGroup: set('group', false),
  color: (draft, value) => {
    const { settings, process } = draft
    settings.colors = isWanted(draft, '--color', value) ? readColors(process.env) : undefined
  },
  directory: set('directory', true),
  unsorted: (draft) => {
    const { settings, tty } = draft
    settings.show = 'all'
    settings.colors = undefined
    if (settings.format === 'long') settings.format = tty ? 'columns' : 'single'
    draft.sort = 'none'
  },
  classify: (draft, value) => {
    if (isWanted(draft, '--classify', value)) draft.settings.indicators = 'classify'
  },
  fileType: set('indicators', 'file-type'),
  slash: set('indicators', 'slash'),
  indicatorStyle: ({ process, settings }, value) => {
    settings.indicators = choice(process, '--indicator-style', value, indicators)
  },
  groupDirectoriesFirst: set('directoriesFirst', true),
  humanReadable: set('blockSize', { human: 1024 }),
  si: set('blockSize', { human: 1000 }),
  kibibytes: set('blockSize', { blocks: 1024, sizes: 1, suffix: '' }),
  dereferenceCommandLine: set('dereference', 'command-line'),
  dereferenceDirectories: set('dereference', 'command-line-directories'),
  dereference: set('dereference', 'always'),
  hide: ({ hidden }, value) => {
    hidden.push(value)
  },
  ignore: ({ ignored }, value) => {
    ignored.push(value)
  },
  inode: set('inode', true),
  literal: set('quoting', 'literal'),
  quoteName: set('quoting', 'c'),
  quotingStyle: ({ process, settings }, value) => {
    settings.quoting = choice(process, '--quoting-style', value, quotings)
  },
  hideControl: set('hideControl', true),
  showControl: set('hideControl', false),
  reverse: set('reverse', true),
  recursive: set('recursive', true),
  size: set('blocks', true),
  sortBySize: sortBy('size'),
  sortByTime: sortBy('time'),
  directoryOrder: sortBy('none'),
  versionSort: sortBy('version'),
  sortByExtension: sortBy('extension'),
  sort: (draft, value) => {
    draft.sort = choice(draft.process, '--sort', value, sorts)
  },
  timeStyle: ({ settings }, value) => {
    settings.timeStyle = value.replace(/^posix-/, '')
  },
  tabSize: ({ process, settings }, value) => {
    settings.tab = whole(process, value, 'tab size')
  },
  width: ({ process, settings }, value) => {
    settings.width = whole(process, value, 'line width')
  },
  zero: ({ settings }) => {
    if (settings.format !== 'long') settings.format = 'single'
    Object.assign(settings, { end: '\0', quoting: 'literal', hideControl: false, colors: undefined })
  },
}

function isWanted({ process, tty }: Draft, option: string, value: string): boolean {
  const wanted = value === '' ? true : choice(process, option, value, whens)
  return wanted === 'tty' ? tty : wanted
}

function whole(process: Process, text: string, what: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new Failure(`invalid ${what}: ${quote(process, text)}`, 2)
}

function readBlockSize(process: Process, text: string): BlockSize {
  if (text === 'human-readable') return { human: 1024 }
  if (text === 'si') return { human: 1000 }
  const bare = /^[KMGTPE](i?B)?$/i.test(text)
  const size = parseSize(bare ? `1${text}` : text)
  if (!size) throw new Failure(`invalid --block-size argument ${quote(process, text)}`, 2)
  return { blocks: size, sizes: size, suffix: bare ? text : '' }
}
