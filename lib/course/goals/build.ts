import type { Goal } from '../goal'
import type { ContainerWants } from './container'
import type { EventGoal } from './event'
import type { FileContent } from './file-content'
import type { ImageWants } from './image'
import type { NetworkWants } from './network'
import type { VolumeWants } from './volume'

/** Which object a goal is about: one of a name, one an earlier goal gave a role, or any; `as` gives it a role. */
type Which = string | { readonly as?: string; readonly role?: string }

const which = (object: Which) => (typeof object === 'string' ? { name: object } : object)

export const container = (object: Which, is: ContainerWants = {}): Goal => ({
  type: 'container',
  ...which(object),
  is,
})
export const image = (object: Which, is: ImageWants = {}): Goal => ({ type: 'image', ...which(object), is })
export const network = (object: Which, is: NetworkWants = {}): Goal => ({
  type: 'network',
  ...which(object),
  is,
})
export const volume = (object: Which, is: VolumeWants = {}): Goal => ({
  type: 'volume',
  ...which(object),
  is,
})
export const file = (path: string, is: Omit<FileContent, 'path'> = {}): Goal => ({
  type: 'file',
  path,
  ...is,
})
export const fileHoldsHostPid = (path: string, hostPidOf: string): Goal => ({ type: 'file', path, hostPidOf })

/** Something happened to an object of a kind; see `docker events` for the actions. */
export const happened = (
  of: EventGoal['of'],
  action: string,
  { times, ...object }: { readonly name?: string; readonly role?: string; readonly times?: number } = {},
): Goal => ({ type: 'event', of, action, ...object, ...(times !== undefined && { times }) })

export const all = (...goals: readonly Goal[]): Goal => ({ type: 'combination', all: goals })
export const any = (...goals: readonly Goal[]): Goal => ({ type: 'combination', any: goals })
export const not = (goal: Goal): Goal => ({ type: 'combination', not: goal })
export const atLeast = (count: number, goal: Goal): Goal => ({
  type: 'combination',
  atLeast: count,
  of: goal,
})
