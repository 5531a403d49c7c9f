import { readConsole } from './read-console.mjs'

const FENCE = /^```console[^\n]*\n([\s\S]*?)^```$/gm

/** A lesson's source with what `run` answers standing as output in its console blocks, which run in order. */
export async function fillConsoleBlocks(
  source: string,
  run: (command: string) => Promise<string>,
): Promise<string> {
  let filled = ''
  let from = 0
  for (const match of source.matchAll(FENCE)) {
    const text = match[1] ?? ''
    const start = match.index + match[0].indexOf('\n') + 1
    filled += source.slice(from, start)
    for (const { command, typed } of readConsole(text)) {
      const output = await run(command)
      const lines = typed.map(({ prompt, text: line }) => `${prompt}${line}\n`).join('')
      filled += `${lines}${output}${output === '' || output.endsWith('\n') ? '' : '\n'}`
    }
    from = start + text.length
  }
  return filled + source.slice(from)
}
