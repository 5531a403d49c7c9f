import { availableParallelism, loadavg } from 'node:os'
import { type Figure, table } from './figure'
import { machineFigures } from './machine'
import { pageLoad } from './page-load'
import { shell } from './shell'
import { openSite } from './site'
import { sizes } from './sizes'

// npm run bench: measures the built site and prints each figure beside its goal. Figures that need no browser get a
// file of their own here and a line below.
const site = await openSite()
const figures: Figure[] = []
const [load = 0] = loadavg()
figures.push(...(await machineFigures()))
try {
  for (const measure of [sizes, pageLoad]) figures.push(...(await measure(site)))
  figures.push(...shell())
} finally {
  await site.close()
}

console.log(`\n${table(figures)}`)
if (load > availableParallelism() / 2) {
  console.log(
    `\nThis machine was busy (load ${load.toFixed(1)}): the figures in s and ms are higher than they should be.`,
  )
}
