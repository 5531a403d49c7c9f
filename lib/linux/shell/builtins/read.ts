import { MILLISECOND } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Blocking } from '../../kernel/wait-queue'
import { type ReadOptions, readUntil } from '../execute/read-line'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'
import { splitFields } from './split-fields'

const usage =
  'read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] [name ...]'

export const read: Builtin = {
  *run(shell, argv) {
    const { letters, values, rest, invalid, incomplete } = parseOptions(argv, 'ersa:d:i:n:N:p:t:u:')
    if (invalid) return yield* invalidOption(shell, 'read', invalid, usage)
    if (incomplete) return yield* fail(shell, 'read', `${incomplete}: option requires an argument`, 2)
    const refused = yield* refuseNames(shell, rest)
    if (refused !== 0) return refused
    const fd = Number(values.get('u') ?? 0)
    const prompt = values.get('p')
    if (prompt !== undefined && isTerminal(shell, fd)) yield* shell.write(2, prompt)
    const exact = values.has('N')
    const count = values.get('N') ?? values.get('n')
    const timeout = values.get('t')
    const delimiter = values.get('d')
    if (timeout !== undefined && !/^\d*\.?\d+$/.test(timeout))
      return yield* fail(shell, 'read', `${timeout}: invalid timeout specification`)
    if (timeout !== undefined && Number(timeout) === 0) {
      const [ready] = yield* shell.sys.poll([{ fd, read: true }], 0)
      return ready && (ready.readable || ready.hangup) ? 0 : 1
    }
    const options: ReadOptions = {
      ...(delimiter !== undefined && { delimiter: delimiter.charCodeAt(0) || 0 }),
      ...(exact && { delimiter: -1 }),
      ...(count !== undefined && { characters: Number(count) }),
      ...(timeout !== undefined && { deadline: shell.sys.now() + Number(timeout) * 1000 * MILLISECOND }),
    }
    const silent = letters.has('s') || count !== undefined || delimiter !== undefined
    const { text, reason } = yield* onTerminal(shell, fd, silent, !letters.has('s'), () =>
      readLogical(shell, fd, options, letters.has('r')),
    )
    store(shell, text, rest, values.get('a'), letters.has('r'), exact)
    if (reason === 'timeout') return 142
    return reason === 'end' ? 1 : 0
  },
}

/** The status when a name is none, or when dash is given none. */
function* refuseNames(shell: Shell, names: readonly string[]): Blocking<number> {
  const { name } = shell.dialect
  if (names.length === 0 && name === 'dash') return yield* fail(shell, 'read', 'arg count', 2)
  const bad = names.find((each) => !/^[A-Za-z_]\w*(\[.*\])?$/s.test(each))
  if (bad === undefined) return 0
  if (name === 'bash') return yield* fail(shell, 'read', `\`${bad}': not a valid identifier`)
  if (name === 'dash') return yield* fail(shell, 'read', `${bad}: bad variable name`, 2)
  yield* shell.complain(`read: '${bad}': bad variable name`)
  return 1
}

type Reading = Blocking<{ text: string; reason: string }>

/** Without -r a backslash at the end of a line joins the next one to it. */
function* readLogical(shell: Shell, fd: number, options: ReadOptions, raw: boolean): Reading {
  let text = ''
  for (;;) {
    const part = yield* readChecked(shell, fd, options)
    text += part.text
    const continues = !raw && part.reason === 'delimiter' && /(?:^|[^\\])(?:\\\\)*\\$/.test(part.text)
    if (!continues) return { text, reason: part.reason }
    text = text.slice(0, -1)
  }
}

function* readChecked(shell: Shell, fd: number, options: ReadOptions): Reading {
  if (options.characters === 0) return { text: '', reason: 'count' }
  try {
    return yield* readUntil(shell, fd, options)
  } catch (error) {
    if (!isErrno(error)) throw error
    if (error.code === 'EINTR') return { text: '', reason: 'end' }
    yield* fail(
      shell,
      'read',
      error.code === 'EBADF' && fd !== 0
        ? `${fd}: invalid file descriptor: ${error.message}`
        : `read error: ${fd}: ${error.message}`,
    )
    return { text: '', reason: 'end' }
  }
}

function isTerminal(shell: Shell, fd: number): boolean {
  try {
    return shell.sys.isatty(fd)
  } catch (error) {
    if (isErrno(error)) return false
    throw error
  }
}

/** Reads single keys, or without echo, when the input is a terminal. */
function* onTerminal(shell: Shell, fd: number, changes: boolean, echo: boolean, run: () => Reading): Reading {
  if (!changes || !isTerminal(shell, fd)) return yield* run()
  const mode = shell.sys.tcgetattr(fd)
  shell.sys.tcsetattr(fd, { ...mode, canonical: false, echo })
  try {
    return yield* run()
  } finally {
    shell.sys.tcsetattr(fd, mode)
  }
}

function store(
  shell: Shell,
  text: string,
  names: readonly string[],
  array: string | undefined,
  raw: boolean,
  exact: boolean,
): void {
  const { variables } = shell
  if (array !== undefined) {
    const variable = variables.own(variables.resolve(array))
    variables.resetArray(variable, array)
    variable.indexed = splitFields(text, shell.ifs, raw)
    return
  }
  const [first] = names
  if (exact || first === undefined) {
    set(shell, first ?? 'REPLY', raw ? text : text.replace(/\\([\s\S])/g, '$1'))
    for (const name of names.slice(1)) set(shell, name, '')
    return
  }
  const fields = splitFields(text, shell.ifs, raw, names.length)
  names.forEach((name, index) => {
    set(shell, name, fields[index] ?? '')
  })
}

function set(shell: Shell, name: string, value: string): void {
  const element = /^(\w+)\[(.*)\]$/s.exec(name)
  if (element) shell.variables.set(element[1] ?? '', value, { key: element[2] ?? '' })
  else shell.variables.set(name, value)
}
