import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { ParsedOptions } from '../../options'
import { globExpression } from '../../support/fnmatch'
import { isUtf8 } from '../../support/text'
import { type Draft, effects, quotings } from './effects'
import type { options as known } from './options'
import type { Settings } from './settings'

/** What ls does as its options, its environment and its terminal have it. */
export function readSettings(process: Process, { given, options }: ParsedOptions<typeof known>): Settings {
  const { sys, env, stdout } = process
  const tty = sys.isatty(stdout.fd)
  const settings: Draft['settings'] = {
    ...defaults,
    format: tty ? 'columns' : 'single',
    quoting: quotings[env.get('QUOTING_STYLE') ?? ''] ?? (tty ? 'shell-escape' : 'literal'),
    hideControl: tty,
    timeStyle: env.get('TIME_STYLE') ?? 'locale',
    width: lineWidth(process, tty),
    utf8: isUtf8(env),
  }
  const draft: Draft = { process, tty, settings, sort: undefined, ignored: [], hidden: [] }
  for (const { name, value } of given) effects[name](draft, value)
  // -c and -u alone choose what to sort by; with -l only what to show.
  settings.sort = draft.sort ?? (settings.time !== 'mtime' && settings.format !== 'long' ? 'time' : 'name')
  if (settings.colors) settings.tab = 0
  if (settings.sort === 'none') settings.directoriesFirst = false
  if (options.directory) settings.recursive = false
  const patterns = [...draft.ignored, ...(settings.show === 'visible' ? draft.hidden : [])]
  return { ...settings, ignored: patterns.map((pattern) => globExpression(pattern, { period: true })) }
}

const defaults: Settings = {
  format: 'single',
  show: 'visible',
  sort: 'name',
  reverse: false,
  time: 'mtime',
  timeStyle: 'locale',
  quoting: 'literal',
  hideControl: false,
  indicators: 'none',
  colors: undefined,
  directoriesFirst: false,
  recursive: false,
  directory: false,
  dereference: 'never',
  inode: false,
  blocks: false,
  blockSize: { blocks: 1024, sizes: 1, suffix: '' },
  owner: true,
  group: true,
  author: false,
  numericIds: false,
  ignored: [],
  width: 80,
  tab: 8,
  end: '\n',
  utf8: true,
}

function lineWidth({ sys, env, stdout }: Process, tty: boolean): number {
  const columns = env.get('COLUMNS') ?? ''
  if (/^[1-9]\d*$/.test(columns)) return Number(columns)
  if (!tty) return 80
  try {
    return sys.terminalSize(stdout.fd).columns || 80
  } catch (error) {
    if (isErrno(error)) return 80
    throw error
  }
}
