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
  let words: string[] = []
  let text = ''
  let start = 0
  let inWord = false
  let quote: WordAt['quote'] = ''
  let isRedirect = false
  const endWord = (): void => {
    if (inWord && !isRedirect) words.push(text)
    if (inWord) isRedirect = false
    text = ''
    inWord = false
  }
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? ''
    if (!inWord) start = at
    if (quote !== '') {
      if (character === quote) quote = ''
      else text += character
    } else if (character === '\\') {
      inWord = true
      text += line[++at] ?? ''
    } else if (character === '"' || character === "'") {
      inWord = true
      quote = character
    } else if (/\s/.test(character)) endWord()
    else if (character === '<' || character === '>') {
      endWord()
      isRedirect = true
    } else if (separators.test(character)) {
      endWord()
      words = []
      isRedirect = false
    } else {
      inWord = true
      text += character
    }
  }
  if (!inWord) start = line.length
  while (words.length > 0 && (beforeCommand.has(words[0] ?? '') || /^[A-Za-z_]\w*=/.test(words[0] ?? '')))
    words = words.slice(1)
  return {
    start,
    text,
    quote,
    words: [...words, text],
    isCommand: words.length === 0 && !isRedirect,
    isRedirect,
  }
}
