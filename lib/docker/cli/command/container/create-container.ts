import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import type { Client } from '../../client/client'
import { isNotFound, messageOf } from '../../error'
import { platformQuery } from '../../opts/platform'
import { familiarReference, parseReference, withDefaultTag } from '../../opts/reference'
import { pullInto } from '../shared/pull-image'
import { CidFile } from './cid-file'
import type { CreateRequest } from './create-request'
import type { ContainerFlags } from './flags/container-flags'

/** @throws Error when `--pull` has a value it does not know */
export function checkPull(pull: string): void {
  if (['always', 'missing', 'never', ''].includes(pull)) return
  throw new Error(`invalid pull option: '${pull}': must be one of "always", "missing" or "never"`)
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1'
}

/** Creates the container, pulling its image when the daemon has not got it; the id. @throws Error */
export function* createContainer(
  cli: Cli,
  flags: ContainerFlags,
  request: CreateRequest,
  name: string,
): Blocking<string> {
  const file = yield* CidFile.create(cli.sys, flags.cidfile)
  try {
    const id = yield* create(cli, flags, request, name)
    yield* file.write(id)
    return id
  } finally {
    file.close()
  }
}

function* create(
  cli: Cli,
  flags: ContainerFlags,
  { body, config, hostConfig }: CreateRequest,
  name: string,
): Blocking<string> {
  const image = config.Image
  const isId = /^[a-f0-9]{64}$/.test(image) || /^sha256:[a-f0-9]{64}$/.test(image)
  const reference = isId ? undefined : withDefaultTag(parseReference(image))
  const platform = platformQuery(flags.platform)
  const pull = (): Blocking<void> => pullInto(cli, image, { platform: flags.platform, quiet: flags.quiet })
  if (flags.pull === 'always') yield* pull()
  const client = yield* cli.client()
  const post = (): ReturnType<typeof send> => send(client, { name: name || undefined, platform }, body)
  let created: { Id: string; Warnings: string[] | null }
  try {
    created = yield* post()
  } catch (error) {
    if (!isNotFound(error) || !reference || flags.pull !== 'missing') throw error
    // Any "not found" is taken for the image.
    if (!flags.quiet) {
      yield* cli.printError(`Unable to find image '${familiarReference(reference)}' locally\n`)
    }
    yield* pull()
    created = yield* post()
  }
  const warnings = [...(created.Warnings ?? [])]
  const local = hostConfig.Dns?.find(isLoopback)
  if (local !== undefined) warnings.push(`Localhost DNS (${local}) may fail in containers.`)
  for (const warning of warnings) yield* cli.printError(`WARNING: ${warning}\n`)
  return created.Id
}

function send(client: Client, query: Record<string, string | undefined>, body: CreateRequest['body']) {
  return client.call('containerCreate', {}, { query, body })
}

/** `docker: …` with a pointer to help, as `run` and `create` frame their errors. */
export function withHelp(error: unknown, command: string): string {
  return `docker: ${messageOf(error)}\n\nRun 'docker ${command} --help' for more information`
}
