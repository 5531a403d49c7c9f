import type {
  BuildStep,
  ImageConfig,
  ImageSource,
  RepositorySource,
} from '@/lib/docker/registry/image-source'
import type { Program } from '@/lib/linux/kernel/program'
import { executable, type TreeDescription } from '@/lib/linux/vfs/tree'
import { alpineSteps } from '../alpine/alpine'
import { debianSteps } from '../debian'
import { official } from '../shared/official'
import { interpreter } from './runtime'

interface Runtime {
  readonly name: string
  readonly created: string
  readonly version: string
  readonly programs: Readonly<Record<string, Program>>
  /** where they are, by key */
  readonly places: Readonly<Record<string, string>>
  readonly env: readonly string[]
  readonly path?: string
  readonly config: Pick<ImageConfig, 'Cmd' | 'Entrypoint' | 'WorkingDir'>
  readonly bytes: { readonly full: number; readonly slim: number }
  readonly tags: {
    readonly full: readonly string[]
    readonly slim: readonly string[]
    readonly alpine: readonly string[]
  }
}

const buildPackages: readonly (readonly [string, number])[] = [
  [
    'RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tca-certificates \t\tcurl \t\tgnupg \t\tnetbase \t\tsq \t\twget',
    48_500_000,
  ],
  [
    'RUN /bin/sh -c apt-get update && apt-get install -y --no-install-recommends \t\tgit \t\tmercurial \t\topenssh-client \t\tsubversion',
    177_000_000,
  ],
  [
    'RUN /bin/sh -c set -ex; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tautoconf \t\tautomake \t\tbzip2',
    588_000_000,
  ],
]

function image(runtime: Runtime, base: readonly BuildStep[], isFull: boolean): ImageSource {
  const { name, created, places, env, path, config, bytes, version } = runtime
  const files: TreeDescription = Object.fromEntries(
    Object.entries(places).map(([place, key]) => [place, executable(`lang-${name}/${key}`, 6_000_000)]),
  )
  return official({
    created,
    base,
    ...(path !== undefined && { path }),
    lines: [
      ...(isFull ? buildPackages.map(([by, size]) => ({ by, bytes: size })) : []),
      ...env.map((one) => `ENV ${one}`),
      {
        by: `RUN /bin/sh -c set -eux; install ${name} ${version}`,
        bytes: isFull ? bytes.full : bytes.slim,
        files,
      },
      ...(config.WorkingDir ? [`WORKDIR ${config.WorkingDir}`] : []),
      ...(config.Entrypoint ? [`ENTRYPOINT ${JSON.stringify(config.Entrypoint).replaceAll(',', ' ')}`] : []),
      `CMD ${JSON.stringify(config.Cmd ?? []).replaceAll(',', ' ')}`,
    ],
    config: { ...config, Env: env },
  })
}

function repository(runtime: Runtime): RepositorySource {
  const { name, tags, programs } = runtime
  const full = image(runtime, debianSteps, true)
  const slim = image(runtime, debianSteps, false)
  const alpine = image(runtime, alpineSteps, false)
  const named = (list: readonly string[], source: ImageSource): [string, ImageSource][] =>
    list.map((tag) => [tag, source])
  return {
    path: `library/${name}`,
    tags: Object.fromEntries([
      ...named(tags.full, full),
      ...named(tags.slim, slim),
      ...named(tags.alpine, alpine),
    ]),
    programs: Object.fromEntries(
      Object.entries(programs).map(([key, program]) => [`lang-${name}/${key}`, program]),
    ),
  }
}

const says = (text: string): Program =>
  function* ({ stdout, argv, stderr }) {
    if (argv.length > 1 && !/version|^-v$|^-V$/.test(argv.slice(1).join(' '))) {
      yield* stderr.write(`${argv[0]}: this is not simulated here\n`)
      return 125
    }
    yield* stdout.write(`${text}\n`)
    return 0
  }

const node = interpreter({
  name: 'node',
  version: 'v22.21.1',
  versionFlags: ['--version', '-v'],
  evalFlag: '-e',
  print: /^console\.(?:log|info)\((.*)\)$/,
  comment: /^(\/\/|const .*require|import )/,
})
const python = interpreter({
  name: 'python',
  version: 'Python 3.13.9',
  versionFlags: ['--version', '-V'],
  evalFlag: '-c',
  print: /^print\((.*)\)$/,
  comment: /^(#|import |from )/,
})
const php = interpreter({
  name: 'php',
  version:
    'PHP 8.4.14 (cli) (built: Oct 24 2025 00:11:27) (NTS)\nCopyright (c) The PHP Group\nZend Engine v4.4.14, Copyright (c) Zend Technologies',
  versionFlags: ['--version', '-v'],
  evalFlag: '-r',
  print: /^echo\s+(.*)$/,
  comment: /^(<\?php|\?>|\/\/|#)/,
})
const ruby = interpreter({
  name: 'ruby',
  version: 'ruby 3.4.7 (2025-10-08 revision 7a5688e2a2) +PRISM [x86_64-linux]',
  versionFlags: ['--version', '-v'],
  evalFlag: '-e',
  print: /^puts\s+(.*)$/,
  comment: /^(#|require )/,
})

export const nodeRepository = repository({
  name: 'node',
  created: '2025-10-28T18:51:41Z',
  version: '22.21.1',
  programs: { node, npm: says('10.9.4'), yarn: says('1.22.22') },
  places: { '/usr/local/bin/node': 'node', '/usr/local/bin/npm': 'npm', '/usr/local/bin/yarn': 'yarn' },
  env: ['NODE_VERSION=22.21.1', 'YARN_VERSION=1.22.22'],
  config: { Cmd: ['node'] },
  bytes: { full: 195_000_000, slim: 120_000_000 },
  tags: {
    full: ['latest', '22', 'lts', '20', '18', 'bookworm'],
    slim: ['slim', '22-slim', '20-slim'],
    alpine: ['alpine', '22-alpine', '20-alpine', '18-alpine', 'lts-alpine'],
  },
})

export const pythonRepository = repository({
  name: 'python',
  created: '2025-10-14T17:29:43Z',
  version: '3.13.9',
  programs: { python, pip: says('pip 25.2 from /usr/local/lib/python3.13/site-packages/pip (python 3.13)') },
  places: {
    '/usr/local/bin/python3': 'python',
    '/usr/local/bin/python': 'python',
    '/usr/local/bin/pip': 'pip',
  },
  env: ['GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305', 'PYTHON_VERSION=3.13.9'],
  config: { Cmd: ['python3'] },
  bytes: { full: 68_000_000, slim: 44_000_000 },
  tags: {
    full: ['latest', '3', '3.13', '3.12', '3.11', 'bookworm'],
    slim: ['slim', '3-slim', '3.13-slim', '3.12-slim', '3.11-slim'],
    alpine: ['alpine', '3-alpine', '3.13-alpine', '3.12-alpine'],
  },
})

export const golang = repository({
  name: 'golang',
  created: '2025-11-05T19:04:26Z',
  version: '1.25.4',
  programs: { go: says('go version go1.25.4 linux/amd64') },
  places: { '/usr/local/go/bin/go': 'go' },
  env: ['GOLANG_VERSION=1.25.4', 'GOTOOLCHAIN=local', 'GOPATH=/go'],
  path: '/go/bin:/usr/local/go/bin',
  config: { Cmd: ['bash'], WorkingDir: '/go' },
  bytes: { full: 240_000_000, slim: 240_000_000 },
  tags: {
    full: ['latest', '1', '1.25', '1.24', 'bookworm'],
    slim: [],
    alpine: ['alpine', '1.25-alpine', '1.24-alpine'],
  },
})

export const temurin = repository({
  name: 'eclipse-temurin',
  created: '2025-10-24T02:15:37Z',
  version: '21.0.9',
  programs: {
    java: says(
      'openjdk version "21.0.9" 2025-10-21 LTS\nOpenJDK Runtime Environment Temurin-21.0.9+10 (build 21.0.9+10-LTS)\nOpenJDK 64-Bit Server VM Temurin-21.0.9+10 (build 21.0.9+10-LTS, mixed mode, sharing)',
    ),
  },
  places: { '/opt/java/openjdk/bin/java': 'java' },
  env: ['JAVA_HOME=/opt/java/openjdk', 'LANG=en_US.UTF-8', 'JAVA_VERSION=jdk-21.0.9+10'],
  path: '/opt/java/openjdk/bin',
  config: { Cmd: ['jshell'] },
  bytes: { full: 290_000_000, slim: 170_000_000 },
  tags: {
    full: [],
    slim: ['latest', '21', '21-jdk', '21-jre', '17', '17-jre'],
    alpine: ['21-jre-alpine', '17-jre-alpine', '21-alpine'],
  },
})

export const phpRepository = repository({
  name: 'php',
  created: '2025-10-24T00:12:07Z',
  version: '8.4.14',
  programs: { php },
  places: { '/usr/local/bin/php': 'php' },
  env: ['PHP_VERSION=8.4.14', 'PHP_INI_DIR=/usr/local/etc/php'],
  config: { Cmd: ['php', '-a'] },
  bytes: { full: 380_000_000, slim: 380_000_000 },
  tags: {
    full: [],
    slim: ['latest', '8', '8.4', 'cli', '8.4-cli'],
    alpine: ['alpine', '8.4-alpine', 'cli-alpine'],
  },
})

export const rubyRepository = repository({
  name: 'ruby',
  created: '2025-10-21T00:42:15Z',
  version: '3.4.7',
  programs: { ruby, irb: says('irb 1.14.3 (2024-12-18)') },
  places: { '/usr/local/bin/ruby': 'ruby', '/usr/local/bin/irb': 'irb' },
  env: ['LANG=C.UTF-8', 'RUBY_VERSION=3.4.7', 'GEM_HOME=/usr/local/bundle'],
  config: { Cmd: ['irb'] },
  bytes: { full: 68_000_000, slim: 68_000_000 },
  tags: {
    full: ['latest', '3', '3.4', 'bookworm'],
    slim: ['slim', '3.4-slim'],
    alpine: ['alpine', '3.4-alpine'],
  },
})
