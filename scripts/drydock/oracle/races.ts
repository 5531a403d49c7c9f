const LAYER =
  /^[0-9a-f]{12}: ((?:Pull|Push|Download|Verif|Wait|Already|Layer|Prepar|Extract|Mounted|Loading).*)$/
const COMPOSE = /^ (Network|Volume|Container|Image|Service|Secret|Config) \S+ +\S+( \(.*\))?\s*$/

/** Sorts runs of lines that several transfers write at once, and leaves out states that only a slow one shows. */
export function settleRaces(text: string): string {
  const out: string[] = []
  let run: string[] = []
  let kind = ''
  const flush = (next = ''): void => {
    if (next === kind) return
    out.push(...run.sort())
    run = []
    kind = next
  }
  for (const line of text.split('\n')) {
    const layer = LAYER.exec(line)?.[1]
    if (layer !== undefined && /^(Waiting|Verifying)/.test(layer)) continue
    if (layer !== undefined) flush('layer')
    else flush(COMPOSE.test(line) ? 'compose' : '')
    const settled = layer === undefined ? line : `<layer>: ${layer}`
    if (kind === '') out.push(settled)
    else run.push(settled)
  }
  flush('end')
  return out.join('\n')
}

/** Groups BuildKit's plain progress by step and sorts the steps, which run side by side and are numbered as they arrive. */
export function settleBuildSteps(text: string): string {
  if (!/^#\d+ \[/m.test(text)) return text
  const steps = new Map<string, string[]>()
  const rest: string[] = []
  let first = -1
  for (const line of text.split('\n')) {
    const [, number, report = ''] = /^#(\d+)(?: (.*))?$/.exec(line) ?? []
    if (number === undefined) {
      if (line.trim() !== '' || rest.length > 0) rest.push(line)
      continue
    }
    if (first < 0) first = rest.length
    const step = steps.get(number) ?? []
    steps.set(number, step)
    if (report !== '...' && report !== step[0]) step.push(withoutDurations(report))
  }
  const blocks = [...steps.values()].map(([title, ...reports]) =>
    [title, ...new Set(reports)].map((report) => `# ${report}`).join('\n'),
  )
  rest.splice(Math.max(first, 0), 0, ...blocks.sort())
  return rest.join('\n').replace(/\n{2,}/g, '\n')
}

function withoutDurations(report: string): string {
  return report
    .replace(/^\d+\.\d+ /, '<t> ')
    .replace(/\b\d+\.\d+s\b/g, '<t>')
    .replace(/^DONE <t>$/, 'DONE')
    .replace(/ <t> done$/, ' done')
}
