import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { loadText, saveText } from '../editor/session'
import type { TextBuffer } from '../editor/text-buffer'
import { statIfAny } from '../support/files'

/** What ex commands may change of an editor. */
export interface ExHost {
  readonly process: Process
  buffer: TextBuffer
  path: string | undefined
  message: string
  isDone: boolean
  showsNumbers: boolean
  readonly readOnly: boolean
  reload(text: string): void
}

/** The message after reading or writing a file: `"x" 3L, 17B`. */
export const fileMessage = (path: string, buffer: TextBuffer, bytes: number, what = ''): string =>
  `"${path}" ${buffer.text === '' ? 0 : buffer.lines.length}L, ${bytes}B${what}`

/** Runs the command after a colon. */
export function* runEx(host: ExHost, text: string): Blocking<void> {
  const command = text.trim()
  const substitution = /^(%|\d+,(?:\d+|\$))?s(\W)/.exec(command)
  if (command === '') return
  if (/^\d+$/.test(command)) host.buffer.moveTo(Number(command) - 1, 0)
  else if (command === '$') host.buffer.moveTo(host.buffer.lines.length - 1, 0)
  else if (substitution) substitute(host, command, substitution[1] ?? '', substitution[2] ?? '/')
  else yield* runWord(host, command)
}

function* runWord(host: ExHost, command: string): Blocking<void> {
  const [, word = '', bang = '', argument = ''] = /^([a-z]+)(!?)\s*(.*)$/i.exec(command) ?? []
  const isForced = bang === '!'
  switch (word) {
    case 'w':
    case 'write':
      yield* write(host, argument, isForced)
      return
    case 'wq':
    case 'x':
    case 'xit':
    case 'wqa':
      if (word.startsWith('x') && !host.buffer.isModified) host.isDone = true
      else if (yield* write(host, argument, isForced)) host.isDone = true
      return
    case 'q':
    case 'quit':
    case 'qa':
      if (host.buffer.isModified && !isForced)
        host.message = 'E37: No write since last change (add ! to override)'
      else host.isDone = true
      return
    case 'e':
    case 'edit':
      yield* edit(host, argument, isForced)
      return
    case 'set':
      set(host, argument)
      return
    case 'noh':
    case 'nohlsearch':
    case 'syntax':
      return
    default:
      host.message = `E492: Not an editor command: ${command}`
  }
}

function set(host: ExHost, option: string): void {
  if (/^(no)?nu(mber)?$/.test(option)) host.showsNumbers = !option.startsWith('no')
  else if (
    !/^(no)?(paste|hls|hlsearch|ai|autoindent|et|expandtab|ic|ignorecase|wrap)$|^(ts|sw|tabstop|shiftwidth)=\d+$/.test(
      option,
    )
  )
    host.message = `E518: Unknown option: ${option}`
}

function* write(host: ExHost, argument: string, isForced: boolean): Blocking<boolean> {
  const path = argument === '' ? host.path : argument
  if (path === undefined) {
    host.message = 'E32: No file name'
    return false
  }
  if (host.readOnly && !isForced) {
    host.message = "E45: 'readonly' option is set (add ! to override)"
    return false
  }
  const isNew = !statIfAny(host.process.sys, path)
  if (!isNew && argument !== '' && argument !== host.path && !isForced) {
    host.message = 'E13: File exists (add ! to override)'
    return false
  }
  try {
    const bytes = yield* saveText(host.process, path, host.buffer.text)
    host.path ??= path
    if (path === host.path) host.buffer.markSaved()
    host.message = fileMessage(path, host.buffer, bytes, ' written').replace('" ', isNew ? '" [New] ' : '" ')
    return true
  } catch (error) {
    if (!isErrno(error)) throw error
    host.message = `"${path}" E212: Can't open file for writing`
    return false
  }
}

function* edit(host: ExHost, argument: string, isForced: boolean): Blocking<void> {
  if (host.buffer.isModified && !isForced) {
    host.message = 'E37: No write since last change (add ! to override)'
    return
  }
  const path = argument === '' ? host.path : argument
  if (path === undefined) return
  try {
    const text = yield* loadText(host.process, path)
    host.path = path
    host.reload(text ?? '')
    host.message = text === undefined ? `"${path}" [New]` : fileMessage(path, host.buffer, text.length)
  } catch (error) {
    if (!isErrno(error)) throw error
    host.message = `"${path}" ${error.message}`
  }
}

function substitute(host: ExHost, command: string, range: string, delimiter: string): void {
  const { buffer } = host
  const [, pattern = '', replacement = '', flags = ''] = command.slice(range.length).split(delimiter)
  let expression: RegExp
  try {
    expression = new RegExp(
      pattern.replace(/\\([(){}|+?])/g, '$1'),
      `${flags.includes('g') ? 'g' : ''}${flags.includes('i') ? 'i' : ''}u`,
    )
  } catch {
    host.message = `E486: Pattern not found: ${pattern}`
    return
  }
  const [from, until] =
    range === '%'
      ? [0, buffer.lines.length]
      : range === ''
        ? [buffer.row, buffer.row + 1]
        : [
            Number(range.split(',')[0]) - 1,
            range.endsWith('$') ? buffer.lines.length : Number(range.split(',')[1]),
          ]
  const changed = buffer.lines
    .slice(from, until)
    .flatMap((line, index) => (line.search(expression) >= 0 ? [from + index] : []))
  if (changed.length === 0) {
    host.message = `E486: Pattern not found: ${pattern}`
    return
  }
  buffer.remember()
  const text = replacement
    .replace(/\$/g, '$$$$')
    .replace(/\\(\d)/g, '$$$1')
    .replace(/(^|[^\\])&/g, '$1$$&')
  for (const row of changed) buffer.lines[row] = (buffer.lines[row] ?? '').replace(expression, text)
  buffer.moveTo(changed.at(-1) ?? 0, 0)
  if (changed.length > 2) host.message = `${changed.length} substitutions on ${changed.length} lines`
}
