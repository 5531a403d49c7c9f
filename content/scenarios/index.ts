import type { Scenario } from '@/lib/world/scenario'
import { dockerHost } from './docker-host'

/** Where worlds can begin, by name. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'docker-host': dockerHost,
  playground: { ...dockerHost, name: 'playground' },
}
