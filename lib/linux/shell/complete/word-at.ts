/** The word being completed and what stands before it. */
export interface WordAt {
  /** where the word begins in the line */
  readonly start: number
  /** the word with its quotes and backslashes taken away */
  readonly text: string
  readonly quote: '' | '"' | "'"
  /** the words of the command it belongs to, itself last */
  readonly words: readonly string[]
  readonly isCommand: boolean
  readonly isRedirect: boolean
}

const separators = /[|&;()]/
const beforeCommand = new Set([
  'if',
  'then',
  'else',
  'elif',
  'while',
  'until',
  'do',
  '!',
  '{',
  'time',
  'sudo',
  'exec',
  'nohup',
  'command',
])

/** Finds the word at the end of a line up to the cursor. */
export function wordAt(line: string): WordAt {
  const scanner = new Scanner()
  for (let at = 0; at < line.length; at++) at += scanner.take(line, at)
  return scanner.finish(line)
}

class Scanner {
  #words: string[] = []
  #text = ''
  #start = 0
  #inWord = false
  #quote: WordAt['quote'] = ''
  #isRedirect = false

  /** Takes the character at a place; how many more it took. */
  take(line: string, at: number): number {
    const character = line[at] ?? ''
    if (!this.#inWord) this.#start = at
    if (this.#quote !== '') {
      if (character === this.#quote) this.#quote = ''
      else this.#text += character
      return 0
    }
    if (character === '\\') {
      this.#add(line[at + 1] ?? '')
      return 1
    }
    if (character === '"' || character === "'") {
      this.#add('')
      this.#quote = character
    } else if (/[\s<>|&;()]/.test(character)) this.#separate(character)
    else this.#add(character)
    return 0
  }

  #add(text: string): void {
    this.#inWord = true
    this.#text += text
  }

  #separate(character: string): void {
    if (this.#inWord && !this.#isRedirect) this.#words.push(this.#text)
    if (this.#inWord) this.#isRedirect = false
    this.#text = ''
    this.#inWord = false
    if (character === '<' || character === '>') this.#isRedirect = true
    else if (separators.test(character)) {
      this.#words = []
      this.#isRedirect = false
    }
  }

  finish(line: string): WordAt {
    let words = this.#words
    while (words.length > 0 && precedesCommand(words[0] ?? '')) words = words.slice(1)
    return {
      start: this.#inWord ? this.#start : line.length,
      text: this.#text,
      quote: this.#quote,
      words: [...words, this.#text],
      isCommand: words.length === 0 && !this.#isRedirect,
      isRedirect: this.#isRedirect,
    }
  }
}

function precedesCommand(word: string): boolean {
  return beforeCommand.has(word) || /^[A-Za-z_]\w*=/.test(word)
}
