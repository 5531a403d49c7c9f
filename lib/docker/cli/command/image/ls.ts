import { atMost, command } from '../../command'
import { bool } from '../../flag/scalar-types'
import { formatRows } from '../../formatter/formatter'
import { imageColumns, imageFormat, imageRows } from '../../formatter/image'
import { filtersJson } from '../shared/filters'
import { listFlags, listFormat } from '../shared/format-flags'
import { now } from '../shared/time'

export const ls = command({
  use: '[OPTIONS] [REPOSITORY[:TAG]]',
  aliases: ['list'],
  summary: { en: 'List images', zh: '列出镜像' },
  category: 7,
  forms: 'docker image ls, docker image list, docker images',
  args: atMost(1),
  flags: {
    ...listFormat,
    ...listFlags,
    all: { type: bool, short: 'a', help: 'List intermediate images too' },
    digests: { type: bool, help: 'Show digests' },
    tree: { type: bool, help: 'Show the platforms of each as a tree (EXPERIMENTAL)', support: 'none' },
  },
  completes: { first: 'image' },
  *run(cli, [name], flags) {
    const filters = name === undefined ? flags.filter : { ...flags.filter, reference: [name] }
    const client = yield* cli.client()
    const query = { all: flags.all || undefined, filters: filtersJson(filters) }
    const images = yield* client.call('imageList', {}, { query })
    const configured = flags.quiet ? undefined : cli.config.stored.imagesFormat
    const format = imageFormat(flags.format || configured || 'table', flags.quiet, flags.digests)
    const columns = imageColumns({ truncate: !flags['no-trunc'], now: now(cli) })
    yield* cli.print(formatRows(format, columns, imageRows(images, flags.digests, format)))
    if (name !== undefined && images.length === 0 && subcommands.has(name)) {
      yield* cli.printError(`\nNo images found matching "${name}": did you mean "docker image ${name}"?\n`)
    }
  },
})

const subcommands = new Set(
  'build history import inspect list load ls prune pull push rm save tag'.split(' '),
)
