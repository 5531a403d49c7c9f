import type { Nanoseconds, Realtime } from '../../../base/clock'
import { moveToCgroup } from '../cgroup-members'
import { Errno } from '../errno'
import type { Kernel } from '../kernel'
import { type CloneFlag, cloneFlags, type NamespaceType } from '../namespace'
import { joinNamespace, unshareNamespaces } from '../namespace-change'
import { NamespaceFile } from '../namespace-file'
import type { AuditRecord, Syscalls } from '../syscalls'
import type { Blocking } from '../wait-queue'
import { CredentialCalls } from './credential-calls'

const HOST_NAME_MAX = 64

/** Time, chance, namespaces and what names the machine. */
export class MachineCalls extends CredentialCalls {
  now(): Nanoseconds {
    return this.kernel.clock.now()
  }

  realtime(time?: Nanoseconds): Realtime {
    return this.kernel.clock.realtime(time)
  }

  *nanosleep(duration: Nanoseconds): Blocking<void> {
    this.enter()
    const until = this.kernel.clock.now() + Math.max(0, duration)
    do yield* this.wait([], until)
    while (this.kernel.clock.now() < until)
  }

  *schedYield(): Blocking<void> {
    this.enter()
    yield* this.turn()
  }

  getrandom(length: number): Uint8Array {
    this.enter()
    return this.kernel.random.bytes(length)
  }

  unshare(flags: readonly CloneFlag[]): void {
    this.enter()
    this.filter('unshare')
    if (!flags.includes('CLONE_NEWUSER')) this.requireCapability('CAP_SYS_ADMIN')
    unshareNamespaces(
      this.kernel,
      this.task,
      flags.map((flag) => cloneFlags[flag]),
    )
  }

  setns(fd: number, type?: NamespaceType): void {
    this.enter()
    this.filter('setns')
    const file = this.file(fd)
    if (!(file instanceof NamespaceFile)) throw new Errno('EINVAL')
    if (type && file.namespace.type !== type) throw new Errno('EINVAL')
    this.requireCapability('CAP_SYS_ADMIN')
    joinNamespace(this.task, file.namespace)
  }

  moveToCgroup(path: string): void {
    this.enter()
    moveToCgroup(this.task, this.kernel.rootCgroup.at(path))
  }

  gethostname(): string {
    return this.task.namespaces.uts.hostname
  }

  sethostname(name: string): void {
    this.enter()
    this.requireCapability('CAP_SYS_ADMIN')
    if (name.length > HOST_NAME_MAX) throw new Errno('EINVAL')
    this.task.namespaces.uts.hostname = name
  }

  uname(): ReturnType<Syscalls['uname']> {
    const { release, version } = this.kernel.options
    return { sysname: 'Linux', nodename: this.gethostname(), release, version, machine: 'x86_64' }
  }

  syslog(): Kernel['messages'] {
    this.enter()
    this.requireCapability('CAP_SYSLOG')
    return this.kernel.messages
  }

  audit(record: AuditRecord): void {
    this.kernel.log({ type: 'audit', task: this.task, record })
  }
}
