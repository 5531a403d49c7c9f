/**
 * What a `console` block says: each command with the lines it was typed on, and what the machine printed before the
 * next one. `$ ` and `# ` are prompts; a command goes on after `\` at a line's end, and on lines that begin with `> `.
 *
 * @param {string} text
 * @returns {{ command: string, typed: { prompt: string, text: string }[], output: string[] }[]}
 */
export function readConsole(text) {
  const entries = []
  let entry
  let continues = false
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const [, prompt, rest] = /^([$#] )(.*)$/.exec(line) ?? []
    const isSecondary = entry?.output.length === 0 && line.startsWith('> ')
    if (continues || isSecondary) {
      const typed = isSecondary ? { prompt: '> ', text: line.slice(2) } : { prompt: '', text: line }
      entry.typed.push(typed)
      entry.command += `\n${typed.text}`
      continues = typed.text.endsWith('\\')
    } else if (prompt) {
      entry = { command: rest, typed: [{ prompt, text: rest }], output: [] }
      entries.push(entry)
      continues = rest.endsWith('\\')
    } else {
      entry ??= entries[entries.push({ command: '', typed: [], output: [] }) - 1]
      entry.output.push(line)
    }
  }
  return entries
}
