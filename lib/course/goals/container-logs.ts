import type { ContainerInspect } from '../../docker/api/types/container'
import type { Property } from './property'
import { excerpt } from './values'

/** The lines of a json-file log (`/var/lib/docker/containers/ID/ID-json.log`). */
function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { log: string }).log)
}

/** Some line of the container's log holds a text. */
export const logs: Property<ContainerInspect, string> = {
  describe: (wanted) => ({ en: `has written \`${wanted}\` to its log`, zh: `在日志里写过 \`${wanted}\`` }),
  difference({ LogPath }, wanted, { readFile }) {
    const lines = linesOf(readFile(LogPath) ?? '')
    if (lines.some((line) => line.includes(wanted))) return undefined
    const last = lines.at(-1)
    return {
      since: null,
      clause:
        last === undefined
          ? { en: 'has written nothing to its log', zh: '的日志是空的' }
          : {
              en: `has not written \`${wanted}\` to its log; the last line is \`${excerpt(last)}\``,
              zh: `的日志里没有 \`${wanted}\`；最后一行是 \`${excerpt(last)}\``,
            },
    }
  },
}
