import type { Program } from '../../linux/kernel/program'
import { dockerInit } from './docker-init'
import { dockerProxy } from './docker-proxy'
import { containerdShim } from './runtime/shim'

/** The programs that run with containers. */
export const runtimePrograms: Readonly<Record<string, Program>> = {
  'containerd-shim-runc-v2': containerdShim,
  'docker-proxy': dockerProxy,
  'docker-init': dockerInit,
}
