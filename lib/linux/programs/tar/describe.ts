import type { TarHeader } from '../../../base/tar/entry'
import type { FileType } from '../../vfs/stat'
import { modeString } from '../support/mode'
import { strftime } from '../support/strftime'

/** Columns of owner and size together; grows and stays so, as in GNU tar. */
const INITIAL_WIDTH = 19

/** Lines of `tar -tv`. */
export class Describer {
  #width = INITIAL_WIDTH

  constructor(private readonly numeric: boolean) {}

  line(entry: TarHeader, shownPath: string): string {
    const owner = this.numeric
      ? `${entry.uid}/${entry.gid}`
      : `${entry.userName || entry.uid}/${entry.groupName || entry.gid}`
    const size = entry.rdev ? `${entry.rdev.major},${entry.rdev.minor}` : String(entry.size)
    this.#width = Math.max(this.#width, owner.length + 1 + size.length)
    const type: FileType = entry.type === 'hard-link' ? 'file' : entry.type
    const mode = modeString({ type, mode: entry.mode })
    const time = strftime('%Y-%m-%d %H:%M', { seconds: Math.floor(entry.mtime), nanoseconds: 0 })
    const target =
      entry.type === 'symlink'
        ? ` -> ${entry.target}`
        : entry.type === 'hard-link'
          ? ` link to ${entry.target}`
          : ''
    const first = entry.type === 'hard-link' ? `h${mode.slice(1)}` : mode
    return `${first} ${owner} ${size.padStart(this.#width - owner.length - 1)} ${time} ${shownPath}${target}\n`
  }
}

/** A member's name as it is listed: directories end in a slash. */
export const shownName = ({ path, type }: TarHeader): string => (type === 'directory' ? `${path}/` : path)
