import { familiarName, parseReference } from '../../api/reference'
import type { EventMessage } from '../../api/types/event'
import type { Filters } from '../filters'

/** Whether an event is one the filters of `docker events` ask for; unknown filters ask for nothing (moby events.Filter). */
export function matchesEvent(event: EventMessage, filters: Filters): boolean {
  const { Type, Action, Actor, scope } = event
  const action = Action.split(':')[0] ?? Action
  const object = (type: EventMessage['Type'], name: string) =>
    !filters.has(name) ||
    (Type === type &&
      (filters.matchesExactly(name, Actor.ID) ||
        filters.matchesExactly(name, Actor.Attributes.name ?? '') ||
        filters.matchesPrefix(name, Actor.ID)))
  return (
    (filters.matchesExactly('event', Action) || filters.matchesExactly('event', action)) &&
    filters.matchesExactly('type', Type) &&
    filters.matchesExactly('scope', scope) &&
    object('container', 'container') &&
    object('volume', 'volume') &&
    object('network', 'network') &&
    object('daemon', 'daemon') &&
    matchesImage(event, filters) &&
    filters.matchesLabels('label', Actor.Attributes)
  )
}

/** Images by id or name, and containers by the image they were made from. */
function matchesImage({ Type, Actor }: EventMessage, filters: Filters): boolean {
  if (!filters.has('image')) return true
  const id = Type === 'image' ? Actor.ID : ''
  const name = Type === 'image' ? Actor.Attributes.name : Actor.Attributes.image
  return [id, name ?? '', stripTag(id), stripTag(name ?? '')].some(
    (one) => one !== '' && filters.matchesExactly('image', one),
  )
}

function stripTag(name: string): string {
  try {
    return familiarName(parseReference(name))
  } catch {
    return name
  }
}
