import { readFileSync } from 'node:fs'

// Imported first by the commands a person starts with, so that an old Node says what is wrong instead of failing
// on the first thing it does not know.
const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const wanted = engines.node.replace('>=', '')

const parts = (version) => version.split('.').map(Number)

function isOlder(version, than) {
  const [a, b] = [parts(version), parts(than)]
  for (let i = 0; i < 3; i++) if (a[i] !== b[i]) return a[i] < b[i]
  return false
}

if (isOlder(process.versions.node, wanted)) {
  console.error(`Drydock needs Node.js ${wanted} or newer; this is ${process.versions.node}.`)
  console.error('Install a current version from https://nodejs.org and try again.')
  process.exit(1)
}
