import { complain } from '../support/message'
import { utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/pwd'

export const pwd = utility({
  family: coreutils,
  name: 'pwd',
  help,
  options: { logical: '-L', physical: '-P' },
  *run(process, { given, operands }) {
    const { sys, env, stdout } = process
    if (operands.length > 0) yield* complain(process, 'ignoring non-option arguments')
    const isLogical = given.at(-1)?.name === 'logical' || (given.length === 0 && env.has('POSIXLY_CORRECT'))
    yield* stdout.write(`${(isLogical && logical(env.get('PWD'), sys.stat)) || sys.getcwd()}\n`)
    return 0
  },
})

/** $PWD, when it is an absolute name of the working directory without dots. */
function logical(
  pwd: string | undefined,
  stat: (path: string) => { dev: number; ino: number },
): string | undefined {
  if (!pwd?.startsWith('/') || /\/\.\.?(\/|$)/.test(pwd)) return undefined
  const [named, here] = [stat(pwd), stat('.')]
  return named.dev === here.dev && named.ino === here.ino ? pwd : undefined
}
