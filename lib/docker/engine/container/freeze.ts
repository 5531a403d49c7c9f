import type { Engine } from '../engine'
import { notSimulated } from '../error'
import type { Container } from './container'

/** Stops all processes of a container where they are (the cgroup's freezer). @throws EngineError NotImplemented */
export function freezeProcesses(_engine: Engine, _container: Container): void {
  throw notSimulated('pausing a container')
}

export function resumeProcesses(_engine: Engine, _container: Container): void {
  throw notSimulated('unpausing a container')
}
