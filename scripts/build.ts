import path from 'node:path'
import { buildSite, isSiteMode } from './build/build-site'

const [mode] = process.argv.slice(2)
if (!isSiteMode(mode)) {
  console.error('usage: tsx scripts/build.ts server|static')
  process.exit(2)
}

const site = buildSite(mode)
if (!site) process.exit(1)
const where = path.relative(process.cwd(), site.folder)
console.log(site.built ? `Built ${where} in ${site.seconds.toFixed(0)} s.` : `${where} is up to date.`)
