import type { RepositoryListing, RepositorySource } from '@/lib/docker/registry/image-source'
import { CATALOG_KEY, repositoryKey } from '@/lib/docker/registry/module-keys'
import type { ModuleContent, ModuleLoader } from '@/lib/world/modules'

interface Repository extends RepositoryListing {
  readonly load: () => Promise<RepositorySource>
}

/** The simulated Docker Hub: what can be pulled, and where its files come from when it is. */
const repositories: readonly Repository[] = [
  {
    path: 'library/alpine',
    description: 'A minimal Docker image based on Alpine Linux with a complete package index.',
    stars: 11_500,
    load: async () => (await import('./alpine/alpine')).alpine,
  },
  {
    path: 'library/busybox',
    description: 'Busybox base image.',
    stars: 3_400,
    load: async () => (await import('./busybox')).busybox,
  },
  {
    path: 'library/debian',
    description: 'Debian is a Linux distribution that is composed entirely of free software.',
    stars: 5_200,
    load: async () => (await import('./debian')).debian,
  },
  {
    path: 'library/hello-world',
    description: 'Hello World! (an example of minimal Dockerization)',
    stars: 2_500,
    load: async () => (await import('./hello-world')).helloWorld,
  },
  {
    path: 'library/nginx',
    description: 'Official build of Nginx.',
    stars: 21_000,
    load: async () => (await import('./nginx/nginx')).nginx,
  },
  {
    path: 'library/httpd',
    description: 'The Apache HTTP Server Project',
    stars: 4900,
    load: async () => (await import('./httpd/httpd')).httpdRepository,
  },
  {
    path: 'library/redis',
    description:
      'Redis is the world’s fastest data platform for caching, vector search, and NoSQL databases.',
    stars: 13500,
    load: async () => (await import('./redis/redis')).redis,
  },
  {
    path: 'library/registry',
    description: 'Distribution implementation for storing and distributing of container images and artifacts',
    stars: 4100,
    load: async () => (await import('./registry/registry')).registryRepository,
  },
  {
    path: 'library/ubuntu',
    description: 'Ubuntu is a Debian-based Linux operating system based on free software.',
    stars: 17800,
    load: async () => (await import('./ubuntu')).ubuntu,
  },
  {
    path: 'traefik/whoami',
    description: 'Tiny Go webserver that prints OS information and HTTP request to output.',
    stars: 60,
    load: async () => (await import('./whoami')).traefikWhoami,
  },
  {
    path: 'library/mariadb',
    description: 'MariaDB Server is a high performing open source relational database, forked from MySQL.',
    stars: 6100,
    load: async () => (await import('./sql/mysql')).mariadb,
  },
  {
    path: 'library/mysql',
    description: 'MySQL is a widely used, open-source relational database management system (RDBMS).',
    stars: 15900,
    load: async () => (await import('./sql/mysql')).mysql,
  },
  {
    path: 'library/postgres',
    description: 'The PostgreSQL object-relational database system provides reliability and data integrity.',
    stars: 14400,
    load: async () => (await import('./sql/postgres')).postgresRepository,
  },
  {
    path: 'google/cadvisor',
    description: 'Analyzes resource usage and performance characteristics of running containers.',
    stars: 1200,
    load: async () => (await import('./panels')).cadvisor,
  },
  {
    path: 'library/eclipse-temurin',
    description: 'Official Images for OpenJDK binaries built by Eclipse Temurin.',
    stars: 620,
    load: async () => (await import('./languages/languages')).temurin,
  },
  {
    path: 'library/golang',
    description: 'Go (golang) is a general purpose, higher-level, imperative programming language.',
    stars: 5000,
    load: async () => (await import('./languages/languages')).golang,
  },
  {
    path: 'library/mongo',
    description: 'MongoDB document databases provide high availability and easy scalability.',
    stars: 10500,
    load: async () => (await import('./panels')).mongo,
  },
  {
    path: 'library/node',
    description: 'Node.js is a JavaScript-based platform for server-side and networking applications.',
    stars: 14000,
    load: async () => (await import('./languages/languages')).nodeRepository,
  },
  {
    path: 'library/php',
    description:
      'While designed for web development, the PHP scripting language also provides general-purpose use.',
    stars: 7700,
    load: async () => (await import('./languages/languages')).phpRepository,
  },
  {
    path: 'library/python',
    description: 'Python is an interpreted, interactive, object-oriented, open-source programming language.',
    stars: 10200,
    load: async () => (await import('./languages/languages')).pythonRepository,
  },
  {
    path: 'library/ruby',
    description:
      'Ruby is a dynamic, reflective, object-oriented, general-purpose, open-source programming language.',
    stars: 2500,
    load: async () => (await import('./languages/languages')).rubyRepository,
  },
  {
    path: 'portainer/portainer-ce',
    description:
      'Portainer Community Edition - a lightweight service delivery platform for containerized applications.',
    stars: 2600,
    load: async () => (await import('./panels')).portainer,
  },
]

const catalog: readonly RepositoryListing[] = repositories.map(({ path, description, stars }) => ({
  path,
  description,
  stars,
}))

/** Images as modules of a world. */
export const imageModules: Readonly<Record<string, ModuleLoader>> = {
  [CATALOG_KEY]: async (): Promise<ModuleContent> => ({ data: catalog }),
  ...Object.fromEntries(
    repositories.map(({ path, load }) => [
      repositoryKey(path),
      async (): Promise<ModuleContent> => {
        const source = await load()
        return { data: source, ...(source.programs && { programs: source.programs }) }
      },
    ]),
  ),
}
