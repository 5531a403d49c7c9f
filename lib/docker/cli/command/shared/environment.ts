import { decode } from '../../../../base/bytes'
import { Errno } from '../../../../linux/kernel/errno'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { messageOf } from '../../error'
import { pathError, readFile } from '../../files'
import { parseKeyValueFile } from '../../opts/key-value'

type Lookup = (name: string) => string | undefined

function* readPairs(cli: Cli, path: string, lookup?: Lookup): Blocking<string[]> {
  let content: Uint8Array | undefined
  try {
    content = yield* readFile(cli.sys, path)
  } catch (error) {
    throw pathError('open', path, error)
  }
  if (!content) throw pathError('open', path, new Errno('ENOENT'))
  try {
    return parseKeyValueFile(decode(content), lookup)
  } catch (error) {
    throw new Error(`invalid env file (${path}): ${messageOf(error)}`)
  }
}

function* readAllPairs(cli: Cli, files: readonly string[], lookup?: Lookup): Blocking<string[]> {
  const pairs: string[] = []
  for (const path of files) pairs.push(...(yield* readPairs(cli, path, lookup)))
  return pairs
}

/** Variables of env files, then those given one by one; names alone take the client's own values. @throws Error */
export function* readEnvironment(
  cli: Cli,
  files: readonly string[],
  given: readonly string[],
): Blocking<string[]> {
  const lookup: Lookup = (name) => cli.process.env.get(name)
  const pairs = yield* readAllPairs(cli, files, lookup)
  for (const variable of given) {
    const own = variable.includes('=') ? undefined : lookup(variable)
    pairs.push(own === undefined ? variable : `${variable}=${own}`)
  }
  return pairs
}

/** Labels of label files, then those given one by one. @throws Error */
export function* readLabels(
  cli: Cli,
  files: readonly string[],
  given: readonly string[],
): Blocking<string[]> {
  return [...(yield* readAllPairs(cli, files)), ...given]
}
