import type { Blocking } from '../../kernel/wait-queue'
import { expandPattern, expandText } from '../expand/expand'
import { matchesPattern } from '../expand/pattern'
import type { Case, CaseItem } from '../parse/syntax'
import type { Shell } from '../state/shell'
import { traceHead } from './trace'

export function* runCase(shell: Shell, node: Case): Blocking<number> {
  shell.line = node.line
  const value = yield* expandText(shell, node.word)
  if (shell.options.has('xtrace')) yield* traceHead(shell, `case ${node.word.text} in`)
  let status = 0
  let fallsThrough = false
  for (const item of node.items) {
    if (!fallsThrough && !(yield* matches(shell, item, value))) continue
    status = yield* shell.interpreter.list(shell, item.body)
    if (item.terminator === ';;') break
    fallsThrough = item.terminator === ';&'
  }
  shell.status = status
  return status
}

function* matches(shell: Shell, item: CaseItem, value: string): Blocking<boolean> {
  const options = { ignoreCase: shell.shopt.has('nocasematch') }
  for (const word of item.patterns) {
    if (matchesPattern(value, yield* expandPattern(shell, word), options)) return true
  }
  return false
}
