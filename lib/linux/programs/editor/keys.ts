const names: Readonly<Record<string, string>> = {
  '\x1b[A': 'up',
  '\x1bOA': 'up',
  '\x1b[B': 'down',
  '\x1bOB': 'down',
  '\x1b[C': 'right',
  '\x1bOC': 'right',
  '\x1b[D': 'left',
  '\x1bOD': 'left',
  '\x1b[H': 'home',
  '\x1b[1~': 'home',
  '\x1bOH': 'home',
  '\x1b[F': 'end',
  '\x1b[4~': 'end',
  '\x1bOF': 'end',
  '\x1b[3~': 'delete',
  '\x1b[5~': 'page-up',
  '\x1b[6~': 'page-down',
  '\x7f': 'backspace',
  '\b': 'backspace',
  '\r': 'enter',
  '\n': 'enter',
  '\x1b': 'escape',
}

/** What was typed, key by key: names of special ones (`up`, `escape`, `^X`, `M-u`), the character otherwise. */
export function readKeys(text: string): string[] {
  const tokens = text.match(/\x1b\[[\d;]*[A-Za-z~]|\x1bO[A-Z]|\x1b[a-zA-Z0-9]|./gsu) ?? []
  return tokens.map((token) => {
    const name = names[token]
    if (name !== undefined) return name
    if (token.length === 2 && token.startsWith('\x1b')) return `M-${token.charAt(1).toLowerCase()}`
    if (token < ' ' && token !== '\t') return `^${String.fromCharCode(token.charCodeAt(0) + 64)}`
    return token
  })
}

/** Moves a cursor by the keys all editors share; false when the key is none of them. */
export function moveByKey(
  buffer: { row: number; column: number; readonly line: string; moveTo(row: number, column: number): void },
  key: string,
  page: number,
): boolean {
  const { row, column } = buffer
  const places: Readonly<Record<string, readonly [number, number]>> = {
    up: [row - 1, column],
    down: [row + 1, column],
    left: [row, column - 1],
    right: [row, column + 1],
    home: [row, 0],
    end: [row, buffer.line.length],
    'page-up': [row - page, column],
    'page-down': [row + page, column],
  }
  const place = places[key]
  if (!place) return false
  buffer.moveTo(...place)
  return true
}
