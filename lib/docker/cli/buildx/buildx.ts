import type { Group } from '../command'
import { client } from '../docker'
import { build } from './build'
import { du, ls, prune, version } from './list'

const root: Group = {
  use: '[OPTIONS] COMMAND [ARG...]',
  summary: { en: 'Docker Buildx', zh: 'Docker Buildx' },
  commands: {
    buildx: {
      summary: { en: 'Builds with BuildKit', zh: '使用 BuildKit 构建' },
      commands: { build, du, ls, prune, version },
    },
  },
}

/** The buildx plugin as a program of its own, which docker runs for `docker build` and `docker buildx …`. */
export const dockerBuildx = client(
  root,
  function* () {
    return false
  },
  'ERROR: ',
)
