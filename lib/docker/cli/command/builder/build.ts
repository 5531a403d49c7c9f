import type { Ulimit } from '../../../api/types/host-config'
import { command, exactly } from '../../command'
import { listOf, strings } from '../../flag/collecting-types'
import { bytes, swapBytes, ulimit } from '../../flag/resource-types'
import { bool, int, string } from '../../flag/scalar-types'
import { validateExtraHost } from '../../opts/address'
import { validateEnv, validateLabel } from '../../opts/key-value'
import { parseReference } from '../../opts/reference'
import { runLegacyBuild } from './run-legacy'

function validateTag(text: string): string {
  parseReference(text)
  return text
}

/** What the flags of a build were set to. */
export interface BuildFlags {
  readonly 'add-host': readonly string[]
  readonly 'build-arg': readonly string[]
  readonly 'cache-from': readonly string[]
  readonly 'cgroup-parent': string
  readonly compress: boolean
  readonly 'cpu-period': number
  readonly 'cpu-quota': number
  readonly 'cpu-shares': number
  readonly 'cpuset-cpus': string
  readonly 'cpuset-mems': string
  readonly file: string
  readonly 'force-rm': boolean
  readonly iidfile: string
  readonly label: readonly string[]
  readonly memory: number
  readonly 'memory-swap': number
  readonly network: string
  readonly 'no-cache': boolean
  readonly platform: string
  readonly pull: boolean
  readonly quiet: boolean
  readonly rm: boolean
  readonly 'shm-size': number
  readonly tag: readonly string[]
  readonly target: string
  readonly ulimit: readonly Ulimit[]
}

export const build = command({
  use: '[OPTIONS] PATH | URL | -',
  summary: { en: 'Build an image from a Dockerfile', zh: '根据 Dockerfile 构建镜像' },
  category: 4,
  forms: 'docker image build, docker build, docker builder build',
  args: exactly(1),
  support: 'partial',
  flags: {
    'add-host': { type: listOf(validateExtraHost), help: 'Put a line into /etc/hosts (HOST:IP)' },
    'build-arg': { type: listOf(validateEnv), help: 'Set a build argument' },
    'cache-from': { type: strings, help: 'Image whose layers may be used' },
    'cgroup-parent': { type: string, help: 'Cgroup to run steps in' },
    compress: { type: bool, help: 'Send the context compressed' },
    'cpu-period': { type: int, help: 'Length of a CPU scheduling period, in microseconds' },
    'cpu-quota': { type: int, help: 'CPU time within a period, in microseconds' },
    'cpu-shares': { type: int, short: 'c', help: 'Share of CPU time against other containers' },
    'cpuset-cpus': { type: string, help: 'Which CPUs steps may use (0-3, 0,1)' },
    'cpuset-mems': { type: string, help: 'Which memory nodes steps may use (0-3, 0,1)' },
    'disable-content-trust': {
      type: bool,
      default: true,
      help: 'Take images whose signature was not checked',
    },
    file: {
      type: string,
      short: 'f',
      help: 'The Dockerfile, when it is not PATH/Dockerfile',
      completes: 'file',
    },
    'force-rm': { type: bool, help: "Remove steps' containers even when a step fails" },
    iidfile: { type: string, help: 'Write the image id to this file', completes: 'file' },
    isolation: { type: string, help: 'Isolation technology (Windows)' },
    label: { type: listOf(validateLabel), help: 'Attach a label' },
    memory: { type: bytes, short: 'm', help: 'Limit of memory' },
    'memory-swap': { type: swapBytes, help: 'Limit of memory and swap together; -1 for no limit on swap' },
    network: { type: string, default: 'default', help: 'Network mode of RUN steps', completes: 'network' },
    'no-cache': { type: bool, help: 'Do every step anew' },
    platform: { type: string, help: 'Platform to build for' },
    pull: { type: bool, help: 'Look for newer base images' },
    quiet: { type: bool, short: 'q', help: 'Print only the image id' },
    rm: { type: bool, default: true, help: "Remove steps' containers after success" },
    'security-opt': { type: strings, help: 'Security option' },
    'shm-size': { type: bytes, help: 'Size of /dev/shm' },
    squash: { type: bool, help: 'Make one layer of the new ones', only: 'experimental', support: 'none' },
    tag: { type: listOf(validateTag), short: 't', help: 'Name of the image (NAME[:TAG])' },
    target: { type: string, help: 'Stage to stop at' },
    ulimit: { type: ulimit, help: 'Limit of a process (NAME=SOFT[:HARD])' },
  },
  completes: 'file',
  *run(cli, [context = ''], flags) {
    yield* runLegacyBuild(cli, context, flags)
  },
})
