import path from 'node:path'
import { buildSite } from '../build/build-site'
import { root } from '../build/root'
import { endToEnd } from './end-to-end'
import { type Counts, failure, success } from './outcome'
import { runTool } from './run-tool'
import { vitest } from './vitest'

interface Check {
  what: string
  needsBuild?: true
  run(): Counts | Promise<Counts>
}

const tool = (command: string, ...args: string[]) => (runTool(command, args) ? success : failure)

/** Every check of `npm test`, in the order in which they run. */
export const checks: Record<string, Check> = {
  lint: {
    what: 'Biome finds nothing, and files are formatted',
    run: () => tool('biome', 'check', '--error-on-warnings', '.'),
  },
  types: {
    what: 'the whole tree type-checks',
    run: () => (runTool('next', ['typegen']) ? tool('tsc', '--noEmit') : failure),
  },
  'types-lib': {
    what: 'lib type-checks without DOM and Node',
    run: () => tool('tsc', '--noEmit', '-p', 'lib'),
  },
  unused: { what: 'knip finds no unused file, export or dependency', run: () => tool('knip') },
  unit: { what: 'unit tests', run: () => vitest('unit') },
  transcripts: { what: 'sessions print what they should', run: () => vitest('transcripts') },
  docker: {
    what: 'the real docker client, where there is one, and the simulated one agree',
    run: () => vitest('docker'),
  },
  content: { what: 'lessons, quizzes and translations hold together', run: () => vitest('content') },
  architecture: { what: 'imports only go down', run: () => vitest('architecture') },
  'build-static': { what: 'the static site', needsBuild: true, run: () => build('static') },
  'build-server': { what: 'the server', needsBuild: true, run: () => build('server') },
  'end-to-end': { what: 'the built site in a browser, both ways', needsBuild: true, run: endToEnd },
}

function build(mode: 'server' | 'static'): Counts {
  // The static site is tested below a path, where a forgotten base path shows.
  process.env.STATIC_DIR = path.join(root, '.build/static')
  process.env.BASE_PATH = '/drydock'
  return buildSite(mode) ? success : failure
}
