import type { Process } from '../../../kernel/program'
import { NotSimulated } from '../../options'
import { statIfAny } from '../../support/files'
import type { Identities } from '../../support/identity'
import { quote } from '../../support/quote'
import { Failure } from '../../utility'
import { actions, quiet } from './actions'
import { Arguments } from './arguments'
import type { Node } from './expression'
import { newSettings, type Parsed, type Settings } from './settings'
import { newerThan, tests } from './tests'

const truth: Node = { type: 'test', holds: () => true }

type Option = (settings: Settings, args: Arguments, predicate: string) => void

function depth(args: Arguments, predicate: string): number {
  const text = args.argument(predicate)
  if (!/^\d+$/.test(text))
    throw new Failure(
      `Expected a positive decimal integer argument to ${predicate}, but got ${quote(args.process, text)}`,
    )
  return Number(text)
}

/** Options inside an expression: true of every file, but they change the search. */
const optionPredicates: Readonly<Record<string, Option>> = {
  '-d': (settings) => {
    settings.depthFirst = true
  },
  '-daystart': (settings) => {
    settings.fromDayStart = true
  },
  '-depth': (settings) => {
    settings.depthFirst = true
  },
  '-follow': (settings) => {
    settings.follow = 'always'
  },
  '-ignore_readdir_race': () => undefined,
  '-maxdepth': (settings, args, predicate) => {
    settings.maxDepth = depth(args, predicate)
  },
  '-mindepth': (settings, args, predicate) => {
    settings.minDepth = depth(args, predicate)
  },
  '-mount': (settings) => {
    settings.oneFileSystem = true
  },
  '-noignore_readdir_race': () => undefined,
  '-noleaf': () => undefined,
  '-nowarn': () => undefined,
  '-regextype': (settings, args, predicate) => {
    const type = args.argument(predicate)
    const extended = ['posix-extended', 'egrep', 'posix-egrep', 'awk', 'posix-awk', 'gnu-awk']
    if (
      !extended.includes(type) &&
      !['posix-basic', 'grep', 'sed', 'ed', 'emacs', 'findutils-default', 'posix-minimal-basic'].includes(
        type,
      )
    )
      throw new Failure(`Unknown regular expression type ${quote(args.process, type)}`)
    settings.extendedRegex = extended.includes(type)
  },
  '-warn': () => undefined,
  '-xdev': (settings) => {
    settings.oneFileSystem = true
  },
}

const refused = new Set(['-context', '-files0-from', '-fstype', '-used', '-xattr'])

/** Splits find's command line into starting points and expression. @throws Failure */
export function parseCommandLine(process: Process, names: Identities, argv: readonly string[]): Parsed {
  const settings = newSettings()
  const words = [...argv]
  while (/^-[HLP]$|^-O\d?$/.test(words[0] ?? '')) {
    const letter = words.shift()?.charAt(1)
    settings.follow =
      letter === 'L' ? 'always' : letter === 'H' ? 'operands' : letter === 'P' ? 'never' : settings.follow
  }
  const end = words.findIndex((word) => /^-.|^[(!]$/.test(word))
  const paths = end < 0 ? words : words.slice(0, end)
  const args = new Arguments(process, names, settings, end < 0 ? [] : words.slice(end))
  const parser = new Parser(args)
  const node = args.peek() === undefined ? truth : parser.parse()
  const print: Node = { type: 'action', run: actionOf('-print', args) }
  return {
    paths: paths.length === 0 ? ['.'] : paths,
    node: settings.acts ? node : { type: 'and', left: node, right: print },
    settings,
  }
}

function actionOf(predicate: string, args: Arguments): Extract<Node, { type: 'action' }>['run'] {
  const make = actions[predicate]
  if (!make) throw new Failure(`unknown predicate \`${predicate}'`)
  return make(args, predicate)
}

const OR = new Set(['-o', '-or'])
const AND = new Set(['-a', '-and'])
const NOT = new Set(['!', '-not'])

class Parser {
  #last = ''

  constructor(private readonly args: Arguments) {}

  parse(): Node {
    const node = this.#list()
    const extra = this.args.peek()
    if (extra === ')') throw new Failure("you have too many ')'")
    return node
  }

  #list(): Node {
    let node = this.#or()
    while (this.args.peek() === ',') {
      this.args.next()
      node = { type: 'list', left: node, right: this.#or(',') }
    }
    return node
  }

  #or(after?: string): Node {
    let node = this.#and(after)
    for (let word = this.args.peek(); word !== undefined && OR.has(word); word = this.args.peek()) {
      this.args.next()
      node = { type: 'or', left: node, right: this.#and(word) }
    }
    return node
  }

  #and(after?: string): Node {
    let node = this.#not(after)
    for (;;) {
      const word = this.args.peek()
      if (word === undefined || word === ')' || word === ',' || OR.has(word)) return node
      if (AND.has(word)) this.args.next()
      node = { type: 'and', left: node, right: this.#not(AND.has(word) ? word : undefined) }
    }
  }

  #not(after?: string): Node {
    const word = this.args.next()
    if (word === undefined) throw new Failure(`expected an expression after '${after}'`)
    if (OR.has(word) || AND.has(word) || word === ',')
      throw new Failure(
        `invalid expression; you have used a binary operator '${word}' with nothing before it.`,
      )
    if (NOT.has(word)) return { type: 'not', node: this.#not(word) }
    if (word !== '(') return this.#predicate(word)
    if (this.args.peek() === ')') throw new Failure('invalid expression; empty parentheses are not allowed.')
    const node = this.#list()
    if (this.args.next() !== ')')
      throw new Failure("invalid expression; I was expecting to find a ')' somewhere but did not see one.")
    return node
  }

  #predicate(word: string): Node {
    const { args } = this
    const previous = this.#last
    this.#last = word
    const option = optionPredicates[word]
    if (option) {
      option(args.settings, args, word)
      return truth
    }
    const test = tests[word]
    if (test) return { type: 'test', holds: test(args, word) }
    if (/^-newer[acm][acmt]$/.test(word)) return { type: 'test', holds: newerThan(args, word) }
    const silent = quiet[word]
    if (silent) return { type: 'action', run: silent }
    if (actions[word]) {
      args.settings.acts = true
      return { type: 'action', run: actionOf(word, args) }
    }
    if (refused.has(word)) throw new NotSimulated(`predicate ${word}`)
    if (word.startsWith('-')) throw new Failure(`unknown predicate \`${word}'`)
    const isPattern =
      /^-(i?name|i?path|i?wholename|i?lname)$/.test(previous) && statIfAny(args.process.sys, word, false)
    const advice = isPattern
      ? `\n${args.process.argv[0]}: possible unquoted pattern after predicate \`${previous}'?`
      : ''
    throw new Failure(`paths must precede expression: \`${word}'${advice}`)
  }
}
