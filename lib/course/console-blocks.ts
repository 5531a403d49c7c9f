/** A console block of a lesson: its text, and where it stands in the source. */
interface Block {
  readonly start: number
  readonly end: number
  readonly text: string
}

const FENCE = /^```console[^\n]*\n([\s\S]*?)^```$/gm

function findBlocks(source: string): Block[] {
  return [...source.matchAll(FENCE)].map((match) => {
    const start = match.index + match[0].indexOf('\n') + 1
    const text = match[1] ?? ''
    return { start, end: start + text.length, text }
  })
}

/** The commands of a block as typed: `# ` or `$ ` begins one, `> ` continues it. */
function readCommands(text: string): readonly { readonly typed: string; readonly command: string }[] {
  const commands: { typed: string; command: string }[] = []
  for (const line of text.split('\n')) {
    const last = commands.at(-1)
    if (/^[#$] /.test(line)) commands.push({ typed: line, command: line.slice(2) })
    else if (last && line.startsWith('> ')) {
      last.typed += `\n${line}`
      last.command += `\n${line.slice(2)}`
    }
  }
  return commands
}

/** The same source with what `run` answers standing as output in its console blocks. Blocks run in order. */
export async function fillConsoleBlocks(
  source: string,
  run: (command: string) => Promise<string>,
): Promise<string> {
  let filled = ''
  let from = 0
  for (const { start, end, text } of findBlocks(source)) {
    filled += source.slice(from, start)
    for (const { typed, command } of readCommands(text)) {
      const output = await run(command)
      filled += `${typed}\n${output}${output === '' || output.endsWith('\n') ? '' : '\n'}`
    }
    from = end
  }
  return filled + source.slice(from)
}
