import { worldContent } from '@/content/world'
import type { RepositoryListing, RepositorySource } from '@/lib/docker/registry/image-source'
import { CATALOG_KEY, repositoryKey } from '@/lib/docker/registry/module-keys'
import type { WorldContent } from '@/lib/world/content'
import type { ModuleLoader } from '@/lib/world/modules'
import { registryRepository, webRepository } from './built-images'
import { busybox } from './busybox'
import { debian } from './debian'
import { helloRepository, webappRepository } from './hub-images'
import { oracle } from './scenario'

/** What the lab's pretend hub answers a search from. */
const catalog: readonly RepositoryListing[] = [
  { path: 'library/busybox', description: 'Busybox base image.', stars: 3400 },
  {
    path: 'student/busybox-tools',
    description: 'A description that is much longer than forty-five characters so it is cut',
    stars: 12,
  },
  { path: 'library/debian', description: 'Debian', stars: 0 },
  { path: 'library/hello', description: 'Says hello.', stars: 0 },
  { path: 'student/webapp', description: 'A small application.', stars: 0 },
]

const repositories: readonly RepositorySource[] = [
  busybox,
  debian,
  helloRepository,
  registryRepository,
  webRepository,
  webappRepository,
]

const labImages: Readonly<Record<string, ModuleLoader>> = {
  [CATALOG_KEY]: async () => ({ data: catalog }),
  ...Object.fromEntries(
    repositories.map((source) => [
      repositoryKey(source.path),
      async () => ({ data: source, ...(source.programs && { programs: source.programs }) }),
    ]),
  ),
}

/** What the recorded lab is made of: the usual programs, but its own hub. */
export const oracleContent: WorldContent = {
  ...worldContent,
  scenarios: { oracle },
  modules: { ...worldContent.modules, ...labImages },
}
