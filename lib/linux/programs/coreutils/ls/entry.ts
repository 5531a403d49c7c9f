import type { Stat } from '../../../vfs/stat'
import { cEscape, isPrintable, shellEscape } from '../../support/quote'
import { compareBytes } from '../../support/text'
import { compareVersions } from '../../support/version-compare'
import { displayWidth } from '../../support/width'
import { colorOf } from './color'
import type { Settings } from './settings'

/** One file to be listed. */
export interface Entry {
  readonly name: string
  /** undefined when it could not be examined */
  readonly stat: Stat | undefined
  /** of a symbolic link: its text, and what it leads to if anything */
  readonly linkText?: string
  readonly target?: Stat | undefined
}

/** Orders entries as asked. */
export function sortEntries(entries: readonly Entry[], settings: Settings): Entry[] {
  if (settings.sort === 'none') return [...entries]
  const compare = comparisons[settings.sort]
  const sign = settings.reverse ? -1 : 1
  const rank = (entry: Entry): number =>
    settings.directoriesFirst && (entry.target ?? entry.stat)?.type === 'directory' ? 0 : 1
  return [...entries].sort(
    (a, b) => rank(a) - rank(b) || sign * (compare(a, b, settings) || compareBytes(a.name, b.name)),
  )
}

const extension = (name: string): string => (name.includes('.') ? name.slice(name.lastIndexOf('.')) : '')

const comparisons: Readonly<
  Record<Exclude<Settings['sort'], 'none'>, (a: Entry, b: Entry, settings: Settings) => number>
> = {
  name: (a, b) => compareBytes(a.name, b.name),
  size: (a, b) => (b.stat?.size ?? 0) - (a.stat?.size ?? 0),
  time: (a, b, { time }) => (b.stat?.[time] ?? 0) - (a.stat?.[time] ?? 0),
  version: (a, b) => compareVersions(a.name, b.name),
  extension: (a, b) => compareBytes(extension(a.name), extension(b.name)),
  width: (a, b, settings) => displayWidth(quoted(a.name, settings)) - displayWidth(quoted(b.name, settings)),
}

/** A name in the quoting style asked for. */
export function quoted(name: string, { quoting, hideControl, utf8 }: Settings): string {
  switch (quoting) {
    case 'shell-escape':
      return shellEscape(name, utf8)
    case 'shell-escape-always':
      return shellEscape(name, utf8, true)
    case 'c':
      return `"${cEscape(name, utf8, '"')}"`
    case 'locale':
      return utf8 ? `‘${cEscape(name, utf8)}’` : `'${cEscape(name, utf8, "'")}'`
    case 'escape':
      return cEscape(name, utf8, ' ')
    case 'shell':
    case 'shell-always': {
      const shown = hideControl ? mask(name, utf8) : name
      const bare = shellEscape(shown.replace(/\?/g, '-'), utf8, quoting === 'shell-always')
      return bare === shown ? shown : `'${shown.replaceAll("'", "'\\''")}'`
    }
    case 'literal':
      return hideControl ? mask(name, utf8) : name
  }
}

const mask = (name: string, utf8: boolean): string =>
  [...name].map((character) => (isPrintable(character, utf8) ? character : '?')).join('')

/** The sign -F, -p and --file-type put after a name. */
export function indicator(stat: Stat | undefined, style: Settings['indicators']): string {
  if (style === 'none' || !stat) return ''
  if (stat.type === 'directory') return '/'
  if (style === 'slash') return ''
  if (stat.type === 'file') return style === 'classify' && stat.mode & 0o111 ? '*' : ''
  return { symlink: '@', fifo: '|', socket: '=', character: '', block: '' }[stat.type]
}

/** Writes names, in colour when asked; remembers that colours have begun, as ls resets them first. */
export class NamePrinter {
  #begun = false

  constructor(private readonly settings: Settings) {}

  color(text: string, color: string | undefined): string {
    if (color === undefined) return text
    const reset = this.#begun ? '' : '\x1b[0m'
    this.#begun = true
    return `${reset}\x1b[${color}m${text}\x1b[0m`
  }

  /** The name as shown, padded on the left so that quoted and bare names align. */
  name(entry: Entry, pad: boolean): string {
    const { colors } = this.settings
    const text = quoted(entry.name, this.settings)
    const shown = colors ? this.color(text, colorOf(entry, colors)) : text
    return (pad && !/^["']/.test(text) ? ' ' : '') + shown
  }

  /** ` -> target` of a symbolic link in the long format. */
  link({ linkText = '', target, name }: Entry): string {
    const { colors, indicators } = this.settings
    const text = quoted(linkText, this.settings)
    const shown = colors
      ? this.color(
          text,
          target ? colorOf({ name: linkText || name, stat: target }, colors) : colors.get('mi'),
        )
      : text
    return ` -> ${shown}${indicator(target, indicators)}`
  }
}
