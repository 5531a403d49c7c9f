/**
 * @typedef {{ comment?: string, command?: string, output: string, exit: number }} Step
 * @param {string} text
 * @returns {{ shell: string, steps: Step[] }} the shell it was recorded from and what was run, phases as comments
 */
export function parseTranscript(text) {
  const [header, ...lines] = text.replace(/\n$/, '').split('\n')
  const shell = /^# recorded: (\w+)/.exec(header)?.[1] ?? 'bash'
  const steps = []
  for (const line of lines) {
    const last = steps.at(-1)
    if (line.startsWith('$ ')) steps.push({ command: line.slice(2), lines: [], output: '', exit: 0 })
    else if (line.startsWith('# ')) steps.push({ comment: line.slice(2), output: '', exit: 0 })
    else if (line.startsWith('> ') && last?.lines?.length === 0) last.command += `\n${line.slice(2)}`
    else if (line === '>' && last?.lines?.length === 0) last.command += '\n'
    else if (/^\[\d+\]$/.test(line) && last?.lines) last.exit = Number(line.slice(1, -1))
    else last?.lines?.push(line)
  }
  for (const step of steps) if (step.lines) step.output = joinOutput(step.lines)
  return { shell, steps: steps.map(({ lines: _, ...step }) => step) }
}

/** A line of output that ends without a newline is written with a `\` at its end. */
function joinOutput(lines) {
  return lines.map((line) => (line.endsWith('\\<no newline>') ? line.slice(0, -13) : `${line}\n`)).join('')
}

/**
 * @param {string} header
 * @param {Step[]} steps
 */
export function formatTranscript(header, steps) {
  const parts = steps.map(({ comment, command, output, exit }) => {
    if (command === undefined) return `# ${comment}\n`
    const shown = output === '' || output.endsWith('\n') ? output : `${output}\\<no newline>\n`
    return `$ ${command.split('\n').join('\n> ')}\n${shown}${exit === 0 ? '' : `[${exit}]\n`}`
  })
  return `${header}\n${parts.join('')}`
}
