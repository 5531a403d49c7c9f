import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { RouteName } from '../../api/routes'
import type { Client } from '../client/client'
import type { Find, Inspected } from './inspect'

function* get(
  client: Client,
  route: RouteName,
  parameters: Readonly<Record<string, string>>,
  type: string,
  size = false,
): Blocking<Inspected> {
  const { body } = yield* client.send(route, parameters, { query: { size: size || undefined } })
  return { json: yield* body.text(), type }
}

/** How each kind of object is found, in the order `docker inspect` tries them. */
export const finders = {
  container:
    (client: Client, size = false): Find =>
    (name) =>
      get(client, 'containerInspect', { name }, 'container.InspectResponse', size),
  image:
    (client: Client): Find =>
    (name) =>
      get(client, 'imageInspect', { name }, 'image.InspectResponse'),
  network:
    (client: Client): Find =>
    (id) =>
      get(client, 'networkInspect', { id }, 'network.Inspect'),
  volume:
    (client: Client): Find =>
    (name) =>
      get(client, 'volumeInspect', { name }, 'volume.Volume'),
}
