/** A command of several lines as the one line that history keeps (shopt cmdhist). */
export function joinLines(lines: readonly string[]): string {
  let joined = lines[0] ?? ''
  let isVerbatim = /<<-?\s*\\?['"]?\w/.test(joined)
  for (const line of lines.slice(1)) {
    isVerbatim ||= hasOpenQuote(joined) || /<<-?\s*\\?['"]?\w/.test(line)
    if (isVerbatim) joined += `\n${line}`
    else if (joined.endsWith('\\')) joined = joined.slice(0, -1) + line
    else joined += `${separator(joined)}${line.trimStart()}`
  }
  return joined
}

function separator(before: string): string {
  return /(?:^|[\s;|&(])(?:do|then|else|elif|in|\{|\(|&&|\|\|?|;;?|&)\s*$/.test(before) ||
    /[;|&({]\s*$/.test(before)
    ? ' '
    : '; '
}

function hasOpenQuote(text: string): boolean {
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === '\\' && quote !== "'") at++
    else if (quote === '' && (character === '"' || character === "'")) quote = character
    else if (character === quote) quote = ''
  }
  return quote !== ''
}
