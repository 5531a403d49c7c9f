import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { joinPath } from '../support/files'
import type { Build } from './applet'

const WIDTH = 79

/** What `busybox` does when it is called by its own name: `--list`, `--install`, or says what it is. */
export function* busyboxItself(
  process: Process,
  build: Build,
  option: string,
  words: readonly string[],
): Blocking<number> {
  const { stdout, stderr } = process
  const names = [...build.names, 'busybox'].sort()
  if (option === '--list' || option === '--list-full') {
    const lead = option === '--list' ? '' : 'usr/bin/'
    yield* stdout.write(names.map((name) => `${lead}${name}\n`).join(''))
    return 0
  }
  if (option === '--install') return yield* install(process, names, words)
  if (option !== '' && option !== '--help') {
    yield* stderr.write(`${option}: applet not found\n`)
    return 127
  }
  yield* stdout.write(
    `${build.banner}\n\nUsage: busybox [function [arguments]...]\n   or: busybox --list[-full]\n   or: busybox --install [-s] [DIR]\n   or: function [arguments]...\n\n\tOne program that is many: it acts as the applet by whose name it is called.\n\nCurrently defined functions:\n${wrap(names)}\n`,
  )
  return 0
}

function* install(
  { sys, stderr }: Process,
  names: readonly string[],
  words: readonly string[],
): Blocking<number> {
  const isSymbolic = words[0] === '-s'
  const directory = words[isSymbolic ? 1 : 0] ?? '/bin'
  const self = sys.readlink('/proc/self/exe')
  for (const name of names) {
    const path = joinPath(directory, name)
    try {
      if (isSymbolic) sys.symlink(self, path)
      else sys.link(self, path)
    } catch (error) {
      if (!isErrno(error)) throw error
      if (error.code !== 'EEXIST') yield* stderr.write(`busybox: ${path}: ${error.message}\n`)
    }
  }
  return 0
}

/** Names separated by commas, in lines that a tab begins. */
function wrap(names: readonly string[]): string {
  const lines: string[] = []
  let line = ''
  for (const [index, name] of names.entries()) {
    const word = index === names.length - 1 ? name : `${name},`
    if (line !== '' && 8 + line.length + 1 + word.length > WIDTH) {
      lines.push(`\t${line}`)
      line = word
    } else line += line === '' ? word : ` ${word}`
  }
  return [...lines, `\t${line}`].join('\n')
}
