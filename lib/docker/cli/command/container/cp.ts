import { command, exactly } from '../../command'
import { CommandError } from '../../error'
import { bool } from '../../flag/scalar-types'
import { humanSize } from '../../units'
import { copyIn } from './copy-in'
import { copyOut } from './copy-out'

/** Whether an argument names a container: a colon that no slash or dot comes before. */
function namesContainer(argument: string): boolean {
  return !argument.startsWith('/') && !argument.startsWith('.') && argument.includes(':')
}

export const cp = command({
  use: '[OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH',
  summary: { en: 'Copy files between a container and here', zh: '在容器与本地之间复制文件' },
  long: `Copy files between a container and here

A '-' as the source takes a tar archive from standard input and unpacks it in
a directory of the container; as the destination it sends one to standard output.`,
  forms: 'docker container cp, docker cp',
  args: exactly(2),
  flags: {
    archive: { type: bool, short: 'a', help: 'Keep owners and groups' },
    'follow-link': { type: bool, short: 'L', help: 'Copy what a symbolic link points to' },
    quiet: { type: bool, short: 'q', help: 'Show no progress' },
  },
  completes: 'file',
  *run(cli, [source = '', destination = ''], { archive, 'follow-link': followLink, quiet }) {
    if (source === '') throw new CommandError('source can not be empty')
    if (destination === '') throw new CommandError('destination can not be empty')
    const [from, to] = [namesContainer(source), namesContainer(destination)]
    if (from && to) throw new CommandError('copying between containers is not supported')
    if (!from && !to) throw new CommandError('must specify at least one container source')
    const options = { archive, followLink }
    const copied = from
      ? yield* copyOut(cli, ...splitAt(source), destination, options)
      : yield* copyIn(cli, source, ...splitAt(destination), options)
    if (!copied || quiet || !cli.sys.isatty(cli.process.stderr.fd)) return
    yield* cli.printError(`Successfully copied ${humanSize(copied.size, 3)} to ${copied.to}\n`)
  },
})

function splitAt(argument: string): [container: string, path: string] {
  const colon = argument.indexOf(':')
  return [argument.slice(0, colon), argument.slice(colon + 1)]
}
