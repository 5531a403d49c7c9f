import { readOperandBytes } from '../support/operand-lines'
import { quote, quoteIfNeeded } from '../support/quote'
import { compareBytes, decodeText, encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/tsort'

interface Item {
  readonly name: string
  before: number
  readonly after: Item[]
}

export const tsort = utility({
  family: coreutils,
  name: 'tsort',
  help,
  options: {},
  *run(process, { operands: [path = '-', extra] }) {
    if (extra !== undefined) throw new UsageFailure(`extra operand ${quote(process, extra)}`)
    const words = decodeText(yield* readOperandBytes(process, path))
      .split(/\s+/)
      .filter((word) => word !== '')
    const shown = quoteIfNeeded(process, path)
    if (words.length % 2 === 1) throw new Failure(`${shown}: input contains an odd number of tokens`)
    const items = relate(words)
    let status = 0
    let ready = items.filter(({ before }) => before === 0)
    const left = new Set(items)
    while (left.size > 0) {
      for (let item = ready.shift(); item; item = ready.shift()) {
        left.delete(item)
        yield* process.stdout.write(encodeText(`${item.name}\n`))
        // GNU tsort walks its list of successors from the one added last.
        for (const next of [...item.after].reverse()) if (--next.before === 0) ready.push(next)
      }
      if (left.size === 0) break
      status = 1
      const loop = findLoop(left)
      yield* process.stderr.write(encodeText(`tsort: ${shown}: input contains a loop:\n`))
      for (const { name } of loop) yield* process.stderr.write(encodeText(`tsort: ${name}\n`))
      breakLoop(loop)
      ready = [...left].filter(({ before }) => before === 0)
    }
    return status
  },
})

/** The words, in the order of their bytes, with what each must come before. */
function relate(words: readonly string[]): Item[] {
  const items = new Map<string, Item>()
  const itemOf = (name: string): Item => {
    const known = items.get(name) ?? { name, before: 0, after: [] }
    items.set(name, known)
    return known
  }
  for (let index = 0; index < words.length; index += 2) {
    const [first, second] = [itemOf(words[index] ?? ''), itemOf(words[index + 1] ?? '')]
    if (first === second) continue
    first.after.push(second)
    second.before++
  }
  return [...items.values()].sort((left, right) => compareBytes(left.name, right.name))
}

function findLoop(left: ReadonlySet<Item>): Item[] {
  const path: Item[] = []
  let at = [...left][0]
  while (at && !path.includes(at)) {
    path.push(at)
    const current: Item = at
    at = [...left].find(({ after }) => after.includes(current))
  }
  return at ? path.slice(path.indexOf(at)) : path
}

function breakLoop(loop: readonly Item[]): void {
  const [first, last = first] = loop
  const index = last?.after.indexOf(first as Item) ?? -1
  if (!last || !first || index < 0) return
  last.after.splice(index, 1)
  first.before--
}
