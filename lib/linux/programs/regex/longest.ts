import type { Node } from './ast'
import { toJavaScript } from './to-javascript'

/**
 * The longest match from a place, found by following all alternatives at once (Thompson's construction): POSIX wants the
 * longest of several matches, and its time grows with text times pattern whatever the pattern is.
 */
export class LongestMatcher {
  readonly #states: State[] = []
  readonly #start: number

  constructor(node: Node, flags: string) {
    const accept = this.#add({ type: 'accept' })
    this.#start = this.#build(node, accept, flags)
  }

  /** Whether anything matches at or after `from`. */
  hasMatch(text: string, from: number): boolean {
    let next: number[] = []
    for (let index = from; ; ) {
      const { states, accepting } = this.#follow([...next, this.#start], text, index)
      if (accepting) return true
      if (index >= text.length) return false
      const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
      next = states.filter((state) => state.test.test(character)).map((state) => state.next)
      index += character.length
    }
  }

  /** Where the longest match that begins at `from` ends; undefined when none does. */
  endFrom(text: string, from: number): number | undefined {
    let current = this.#follow([this.#start], text, from)
    let end: number | undefined
    for (let index = from; ; ) {
      if (current.accepting) end = index
      if (current.states.length === 0 || index >= text.length) return end
      const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
      const next: number[] = []
      for (const state of current.states) if (state.test.test(character)) next.push(state.next)
      index += character.length
      current = this.#follow(next, text, index)
    }
  }

  /** The states reached without reading more. */
  #follow(from: readonly number[], text: string, index: number): { states: Reading[]; accepting: boolean } {
    const seen = new Set<number>()
    const states: Reading[] = []
    const stack = [...from]
    let accepting = false
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const state = this.#states[at]
      if (seen.has(at) || !state) continue
      seen.add(at)
      if (state.type === 'accept') accepting = true
      else if (state.type === 'read') states.push(state)
      else if (state.type === 'split') stack.push(...state.next)
      else {
        state.test.lastIndex = index
        if (state.test.test(text)) stack.push(state.next)
      }
    }
    return { states, accepting }
  }

  #add(state: State): number {
    return this.#states.push(state) - 1
  }

  #build(node: Node, next: number, flags: string): number {
    switch (node.type) {
      case 'literal':
      case 'any':
      case 'class':
        return this.#add({ type: 'read', test: new RegExp(`^${toJavaScript(node)}$`, flags), next })
      case 'assertion':
        return this.#add({ type: 'assert', test: new RegExp(toJavaScript(node), `${flags}y`), next })
      case 'group':
        return this.#build(node.body, next, flags)
      case 'sequence':
        return node.items.reduceRight((after, item) => this.#build(item, after, flags), next)
      case 'alternatives':
        return this.#add({ type: 'split', next: node.items.map((item) => this.#build(item, next, flags)) })
      case 'repeat':
        return this.#repeat(node, next, flags)
      case 'reference':
        throw new RangeError('a back reference cannot be followed in parallel')
    }
  }

  #repeat({ body, min, max }: Extract<Node, { type: 'repeat' }>, next: number, flags: string): number {
    let start = next
    if (max === Number.POSITIVE_INFINITY) {
      const loop: Split = { type: 'split', next: [] }
      start = this.#add(loop)
      loop.next.push(this.#build(body, start, flags), next)
    } else {
      for (let count = min; count < max; count++) {
        start = this.#add({ type: 'split', next: [this.#build(body, start, flags), next] })
      }
    }
    for (let count = 0; count < min; count++) start = this.#build(body, start, flags)
    return start
  }
}

interface Reading {
  readonly type: 'read'
  readonly test: RegExp
  readonly next: number
}

interface Split {
  readonly type: 'split'
  readonly next: number[]
}

type State =
  | Reading
  | Split
  | { readonly type: 'accept' }
  | { readonly type: 'assert'; readonly test: RegExp; readonly next: number }
