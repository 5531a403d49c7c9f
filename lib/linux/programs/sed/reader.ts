import { ScriptError } from './script'

/** The characters of a script, with a place for messages. */
export class ScriptReader {
  position = 0

  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.position >= this.text.length
  }

  peek(): string {
    return this.text.charAt(this.position)
  }

  next(): string {
    return this.text.charAt(this.position++)
  }

  skip(pattern: RegExp): string {
    const sticky = new RegExp(pattern.source, `${pattern.flags}y`)
    sticky.lastIndex = this.position
    const found = sticky.exec(this.text)?.[0] ?? ''
    this.position += found.length
    return found
  }

  skipBlanks(): void {
    this.skip(/[ \t]*/)
  }

  /** @throws ScriptError at this place */
  fail(message: string): never {
    throw new ScriptError(message, Math.min(this.position, this.text.length))
  }

  /**
   * The text up to a delimiter that is neither escaped nor inside a bracket expression. An escaped delimiter stands for
   * itself, `\n` for a newline; undefined when there is no delimiter.
   */
  delimited(delimiter: string, isRegex: boolean): string | undefined {
    let text = ''
    while (!this.isAtEnd) {
      const character = this.next()
      if (character === delimiter) return text
      if (character === '\n' && isRegex) return undefined
      if (character === '[' && isRegex) {
        text += `[${this.skip(/\^?\]?(?:\[[:.=].*?[:.=]\]|[^\]\n])*\]/) || ''}`
        continue
      }
      if (character !== '\\') {
        text += character
        continue
      }
      const escaped = this.next()
      if (escaped === delimiter)
        text += /[.*[\]^$+?(){}|\\]/.test(delimiter) && isRegex ? `\\${delimiter}` : delimiter
      else if (escaped === 'n' && isRegex) text += '\n'
      else text += `\\${escaped}`
    }
    return undefined
  }
}
