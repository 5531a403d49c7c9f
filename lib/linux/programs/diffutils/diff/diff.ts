import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import { baseName, joinPath } from '../../support/files'
import { globExpression } from '../../support/fnmatch'
import { quote, quoteName } from '../../support/quote'
import { UsageFailure, utility } from '../../utility'
import { diffutils } from '../family'
import { Comparison, type Wishes } from './comparison'
import { help } from './help'

export const diff = utility({
  family: diffutils,
  name: 'diff',
  help,
  options: {
    normal: '--normal',
    brief: '-q',
    same: '-s',
    context: '-c',
    contextLines: '-C=',
    unified: '-u',
    unifiedLines: '-U=',
    label: '--label=',
    recursive: '-r',
    newFile: '-N',
    exclude: '-x=',
    ignoreCase: '-i',
    ignoreChange: '-b',
    ignoreSpace: '-w',
    ignoreTrailing: '-Z',
    ignoreBlank: '-B',
    text: '-a',
    minimal: '-d',
    stripReturn: '--strip-trailing-cr',
    color: '--color=',
    noDereference: '--no-dereference',
    version: '-v',
  },
  rewrite: (argv) =>
    argv.flatMap((word) => {
      const named = /^--(unified|context)(?:=(.*))?$/.exec(word)
      if (named) return [`-${named[1] === 'unified' ? 'U' : 'C'}${named[2] ?? '3'}`]
      return [word]
    }),
  *run(process, { options, given, operands: [left, right, extra] }) {
    const program = process.argv[0] ?? ''
    if (left === undefined || right === undefined)
      throw new UsageFailure(`missing operand after ${quoteName(process, left ?? program)}`)
    if (extra !== undefined) throw new UsageFailure(`extra operand ${quoteName(process, extra)}`)
    const values = (name: string): string[] =>
      given.flatMap((option) => (option.name === name ? [option.value] : []))
    const style = given.findLast(({ name }) => /^(normal|context|unified)/.test(name))
    if (style?.value && !/^\d+$/.test(style.value))
      throw new UsageFailure(`invalid context length ${quote(process, style.value)}`)
    const wishes: Wishes = {
      ...options,
      style: style?.name.startsWith('unified')
        ? 'unified'
        : style?.name.startsWith('context')
          ? 'context'
          : 'normal',
      lines: style?.value ? Number(style.value) : 3,
      labels: values('label'),
      excluded: values('exclude').map((pattern) => globExpression(pattern)),
      command: ['diff', ...process.argv.slice(1).filter((word) => word.startsWith('-') && word !== '-')].join(
        ' ',
      ),
    }
    const comparison = new Comparison(process, wishes)
    const [one, two] = [kindOf(process, left), kindOf(process, right)]
    if (one === 'directory' && two && two !== 'directory')
      return yield* comparison.files(joinPath(left, baseName(right)), right)
    if (two === 'directory' && one && one !== 'directory')
      return yield* comparison.files(left, joinPath(right, baseName(left)))
    if (one === 'directory' && two === 'directory') return yield* comparison.directories(left, right)
    return yield* comparison.files(left, right)
  },
})

function kindOf({ sys, stdin }: Process, path: string): string | undefined {
  try {
    return path === '-' ? sys.fstat(stdin.fd).type : sys.stat(path).type
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  }
}
