import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { joinPath } from '../support/files'
import { quote } from '../support/quote'
import { encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/mktemp'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const ATTEMPTS = 100

export const mktemp = utility({
  family: coreutils,
  name: 'mktemp',
  help,
  options: {
    directory: '-d',
    dryRun: '-u',
    quiet: '-q',
    suffix: '--suffix=',
    parent: '--tmpdir=',
    parentLetter: '-p=',
    deprecated: '-t',
  },
  *run(process, { options, operands }) {
    const { env, stdout } = process
    if (operands.length > 1) throw new UsageFailure('too many templates')
    const [given] = operands
    const parent = options.parentLetter ?? options.parent
    const usesParent = given === undefined || parent !== undefined || options.deprecated
    const template = (given ?? 'tmp.XXXXXXXXXX') + (options.suffix ?? '')
    const { stem, count, suffix } = split(process, template, options.suffix)
    const directory = usesParent ? parent || env.get('TMPDIR') || '/tmp' : ''
    const path = (name: string): string => (directory === '' ? name : joinPath(directory, name))
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const random = [...process.sys.getrandom(count)]
        .map((byte) => letters.charAt(byte % letters.length))
        .join('')
      const name = path(stem + random + suffix)
      try {
        yield* create(process, name, options.directory, options.dryRun)
      } catch (error) {
        if (isErrno(error, 'EEXIST')) continue
        if (!isErrno(error)) throw error
        if (options.quiet) return 1
        const what = options.directory ? 'directory' : 'file'
        throw new Failure(
          `failed to create ${what} via template ${quote(process, path(template))}: ${error.message}`,
        )
      }
      yield* stdout.write(encodeText(`${name}\n`))
      return 0
    }
    return 1
  },
})

function* create({ sys }: Process, path: string, isDirectory: boolean, isDry: boolean): Blocking<void> {
  if (isDry) return
  if (isDirectory) sys.mkdir(path, 0o700)
  else sys.close(yield* sys.open(path, { access: 'read-write', create: true, exclusive: true }, 0o600))
}

/** The parts of a template around its last run of X. @throws Failure */
function split(
  process: Process,
  template: string,
  suffixOption: string | undefined,
): { stem: string; count: number; suffix: string } {
  const body =
    suffixOption === undefined ? template : template.slice(0, template.length - suffixOption.length)
  const match = /^(.*?)(X+)([^X]*)$/s.exec(body)
  const run = match?.[2] ?? ''
  const tail = match?.[3] ?? ''
  if (suffixOption !== undefined && tail !== '')
    throw new Failure(`with --suffix, template ${quote(process, body)} must end in X`)
  if (run.length < 3) throw new Failure(`too few X's in template ${quote(process, template)}`)
  const suffix = suffixOption ?? tail
  if (suffix.includes('/'))
    throw new Failure(`invalid suffix ${quote(process, suffix)}, contains directory separator`)
  return { stem: match?.[1] ?? '', count: run.length, suffix }
}
