import { checks } from './checks/checks'
import type { Outcome } from './checks/outcome'
import { summary } from './checks/summary'

// Runs the checks named on the command line, or all of them, or with --no-browser all that need neither a build
// nor a browser. A failing check does not stop the ones after it.
const words = process.argv.slice(2)
const names = words.filter((word) => !word.startsWith('--'))
const unknown = names.filter((name) => !(name in checks))
if (unknown.length > 0) {
  console.error(`Unknown check: ${unknown.join(', ')}. The checks are: ${Object.keys(checks).join(', ')}.`)
  process.exit(2)
}

const isWanted = (name: string, needsBuild: boolean) =>
  names.length > 0 ? names.includes(name) : !(needsBuild && words.includes('--no-browser'))

const outcomes: Outcome[] = []
for (const [name, check] of Object.entries(checks)) {
  if (!isWanted(name, check.needsBuild ?? false)) continue
  console.log(`\n── ${name}: ${check.what}`)
  const started = performance.now()
  const counts = await check.run()
  outcomes.push({ name, ...counts, seconds: (performance.now() - started) / 1000 })
}

console.log(`\n${summary(outcomes)}`)
process.exit(outcomes.some((outcome) => outcome.failed > 0) ? 1 : 0)
