import type { Realtime } from '../../../base/clock'
import { SECOND } from '../../../base/clock'
import { humanDuration } from '../human-duration'
import type { Container } from './container'

/** The STATUS of `docker ps`: `Up 3 seconds (healthy)`, `Exited (137) 2 minutes ago` (moby State.String). */
export function statusText(container: Container, now: Realtime): string {
  const since = (moment: Realtime | undefined): string => {
    if (!moment) return humanDuration(0)
    return humanDuration((now.seconds - moment.seconds) * SECOND + now.nanoseconds - moment.nanoseconds)
  }
  const { state, exitCode, startedAt, finishedAt, health } = container
  switch (state.status) {
    case 'running':
      if (state.paused) return `Up ${since(startedAt)} (Paused)`
      return `Up ${since(startedAt)}${health ? ` (${health.text})` : ''}`
    case 'restarting':
      return `Restarting (${exitCode}) ${since(finishedAt)} ago`
    case 'dead':
      return container.isBeingRemoved ? 'Removal In Progress' : 'Dead'
    case 'created':
      return container.isBeingRemoved ? 'Removal In Progress' : 'Created'
    case 'exited':
      return container.isBeingRemoved
        ? 'Removal In Progress'
        : `Exited (${exitCode}) ${since(finishedAt)} ago`
  }
}
