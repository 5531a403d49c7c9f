import { decode, encode } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { hashPassword, saltOf } from './password-hash'

const USAGE = `Usage:
	htpasswd [-cB] [-C cost] passwordfile username
	htpasswd -b[cB] [-C cost] passwordfile username password
	htpasswd -n[B] [-C cost] username
	htpasswd -nb[B] [-C cost] username password
`

/** htpasswd(1): makes lines of a user file; all passwords are hashed as with -B. */
export function* htpasswd({ argv, sys, stdin, stdout, stderr }: Process): Blocking<number> {
  const { letters, words, cost } = readArguments(argv.slice(1))
  const file = letters.has('n') ? undefined : words.shift()
  const [user, given] = words
  const isWrong =
    user === undefined ||
    (!letters.has('n') && file === undefined) ||
    (letters.has('b') && given === undefined)
  if (isWrong) {
    yield* stderr.write(USAGE)
    return 2
  }
  const password = letters.has('b') ? given : decode(yield* stdin.readAll()).split('\n')[0]
  const line = `${user}:${hashPassword(password ?? '', saltOf(sys.getrandom(22)), cost)}`
  if (file === undefined) {
    yield* stdout.write(`${line}\n\n`)
    return 0
  }
  let others: string[] = []
  try {
    const fd = yield* sys.open(file, { access: 'read' })
    others = decode(yield* sys.read(fd, 1_048_576))
      .split('\n')
      .filter(Boolean)
    sys.close(fd)
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error
    if (!letters.has('c')) {
      yield* stderr.write(`htpasswd: cannot modify file ${file}; use '-c' to create it\n`)
      return 1
    }
  }
  if (letters.has('c')) others = []
  const isKnown = others.some((other) => other.startsWith(`${user}:`))
  const kept = others.filter((other) => !other.startsWith(`${user}:`))
  const fd = yield* sys.open(file, { access: 'write', create: true, truncate: true }, 0o644)
  yield* sys.write(fd, encode(`${[...kept, line].join('\n')}\n`))
  sys.close(fd)
  yield* stderr.write(`${isKnown ? 'Updating' : 'Adding'} password for user ${user}\n`)
  return 0
}

interface Arguments {
  readonly letters: ReadonlySet<string>
  readonly words: string[]
  readonly cost: number
}

function readArguments(args: readonly string[]): Arguments {
  const letters = new Set<string>()
  const words: string[] = []
  let cost = 5
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? ''
    if (!word.startsWith('-') || word === '-') words.push(word)
    else if (word === '-C') cost = Number(args[++index])
    else for (const letter of word.slice(1)) letters.add(letter)
  }
  return { letters, words, cost }
}
