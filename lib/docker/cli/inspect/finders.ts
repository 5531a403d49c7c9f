import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Query, RouteName } from '../../api/routes'
import type { Cli } from '../cli'
import type { Find, Inspected } from './inspect'

function* get(
  cli: Cli,
  route: RouteName,
  parameters: Readonly<Record<string, string>>,
  type: string,
  query: Query = {},
): Blocking<Inspected> {
  const client = yield* cli.client()
  const { body } = yield* client.send(route, parameters, { query })
  return { json: yield* body.text(), type }
}

/** How each kind of object is found, in the order `docker inspect` tries them. */
export const finders = {
  container:
    (cli: Cli, size = false): Find =>
    (name) =>
      get(cli, 'containerInspect', { name }, 'container.InspectResponse', { size: size || undefined }),
  image:
    (cli: Cli, platform?: string): Find =>
    (name) =>
      get(cli, 'imageInspect', { name }, 'image.InspectResponse', { platform }),
  network:
    (cli: Cli, verbose = false): Find =>
    (id) =>
      get(cli, 'networkInspect', { id }, 'network.Inspect', { verbose: verbose ? 'true' : undefined }),
  volume:
    (cli: Cli): Find =>
    (name) =>
      get(cli, 'volumeInspect', { name }, 'volume.Volume'),
  plugin:
    (cli: Cli): Find =>
    (name) =>
      get(cli, 'pluginInspect', { name }, 'types.Plugin'),
}
