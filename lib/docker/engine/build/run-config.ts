import type { HealthConfig } from '../../api/types/container-config'
import type { ImageConfig } from '../../registry/image-source'
import type { CommandLine } from './dockerfile/instruction'

/** The configuration a stage gathers, which becomes its image's. */
export interface RunConfig {
  User: string
  Env: readonly string[]
  Cmd: readonly string[] | null
  Entrypoint: readonly string[] | null
  WorkingDir: string
  ExposedPorts: Readonly<Record<string, Record<string, never>>> | undefined
  Volumes: Readonly<Record<string, Record<string, never>>> | undefined
  Labels: Readonly<Record<string, string>> | undefined
  OnBuild: readonly string[] | undefined
  StopSignal: string
  Healthcheck: HealthConfig | undefined
  Shell: readonly string[] | undefined
}

const DEFAULT_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
export const DEFAULT_SHELL: readonly string[] = ['/bin/sh', '-c']

/** What a stage begins with. */
export function runConfigOf(image: ImageConfig): RunConfig {
  const env = image.Env ?? []
  return {
    User: image.User ?? '',
    Env: env.some((entry) => entry.startsWith('PATH=')) ? env : [DEFAULT_PATH, ...env],
    Cmd: image.Cmd ?? null,
    Entrypoint: image.Entrypoint ?? null,
    WorkingDir: image.WorkingDir ?? '',
    ExposedPorts: image.ExposedPorts,
    Volumes: image.Volumes,
    Labels: image.Labels,
    OnBuild: undefined,
    StopSignal: image.StopSignal ?? '',
    Healthcheck: image.Healthcheck,
    Shell: image.Shell,
  }
}

/** The same as an image's configuration: what is empty is left out. */
export function imageConfigOf(config: RunConfig): ImageConfig {
  const order = [
    'User',
    'ExposedPorts',
    'Env',
    'Entrypoint',
    'Cmd',
    'Volumes',
    'WorkingDir',
    'Labels',
    'StopSignal',
    'Healthcheck',
    'OnBuild',
    'Shell',
  ] as const
  return Object.fromEntries(
    order.map((key) => [key, config[key]]).filter(([, value]) => !isEmpty(value)),
  ) as ImageConfig
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** Words to execute: those of the shell form follow the stage's shell. */
export function resolveCommand(
  { words, isShell }: CommandLine,
  shell: readonly string[] | undefined,
): string[] {
  return isShell ? [...(shell ?? DEFAULT_SHELL), ...words] : [...words]
}

/** Go's `%q` of a list: `["a" "b"]`. */
export function quoteList(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(' ')}]`
}

export function setEnv(env: readonly string[], key: string, value: string): string[] {
  const entry = `${key}=${value}`
  const at = env.findIndex((one) => one.startsWith(`${key}=`))
  return at < 0 ? [...env, entry] : env.map((one, index) => (index === at ? entry : one))
}

/** An absolute path, from the working directory. */
export function resolvePath(workingDir: string, path: string): string {
  const joined = path.startsWith('/') ? path : `${workingDir || '/'}/${path}`
  const parts: string[] = []
  for (const part of joined.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/** The same for COPY's destination, whose last slash says that it is a directory. */
export function resolveDestination(workingDir: string, path: string): string {
  const resolved = resolvePath(workingDir, path)
  const isDirectory = path.endsWith('/') || path.endsWith('/.') || path === '.'
  return isDirectory && resolved !== '/' ? `${resolved}/` : resolved
}
