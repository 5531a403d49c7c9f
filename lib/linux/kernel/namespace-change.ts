import { NetNamespace } from '../net/net-namespace'
import { capabilities } from './capabilities'
import { Errno } from './errno'
import type { Kernel } from './kernel'
import type { NamespaceType } from './namespace'
import {
  CgroupNamespace,
  IpcNamespace,
  type Namespace,
  type NamespaceSet,
  PidNamespace,
  TimeNamespace,
  UserNamespace,
  UtsNamespace,
} from './namespaces'
import type { Task } from './task'

/** Puts a task into new namespaces of its own (unshare(2)). A new pid namespace is for its future children only. */
export function unshareNamespaces(kernel: Kernel, task: Task, types: readonly NamespaceType[]): void {
  // The user namespace comes first: it owns the others (user_namespaces(7)).
  if (types.includes('user')) enterNewUserNamespace(kernel, task)
  for (const type of types) {
    switch (type) {
      case 'user':
        break
      case 'mnt': {
        const { namespace, translate } = task.namespaces.mnt.clone(
          kernel.allocateInum(),
          task.namespaces.user,
        )
        task.namespaces = { ...task.namespaces, mnt: namespace }
        task.root = translate(task.root)
        task.cwd = translate(task.cwd)
        break
      }
      case 'pid':
        task.pidForChildren = new PidNamespace(
          kernel.allocateInum(),
          task.namespaces.user,
          task.pidForChildren,
        )
        break
      default:
        task.namespaces = { ...task.namespaces, [type]: newNamespace(kernel, task, type) }
    }
  }
}

function newNamespace(
  kernel: Kernel,
  task: Task,
  type: 'uts' | 'ipc' | 'net' | 'cgroup' | 'time',
): Namespace {
  const inum = kernel.allocateInum()
  const { user, uts } = task.namespaces
  switch (type) {
    case 'uts': {
      const copy = new UtsNamespace(inum, user, uts.hostname)
      copy.domainname = uts.domainname
      return copy
    }
    case 'ipc':
      return new IpcNamespace(inum, user)
    case 'net':
      return new NetNamespace(inum, user)
    case 'cgroup':
      return new CgroupNamespace(inum, user, task.cgroup.path)
    case 'time':
      return new TimeNamespace(inum, user)
  }
}

/** The creator has every capability inside, and none of its ids are mapped yet. */
function enterNewUserNamespace(kernel: Kernel, task: Task): void {
  const { credentials, namespaces } = task
  const user = new UserNamespace(kernel.allocateInum(), namespaces.user, credentials.euid)
  const all = new Set(capabilities)
  task.namespaces = { ...namespaces, user }
  task.credentials = { ...credentials, permitted: all, effective: all, bounding: all, userNamespace: user }
}

/** Moves a task into an existing namespace (setns(2)). @throws Errno EINVAL for a pid namespace that is no descendant */
export function joinNamespace(task: Task, namespace: NamespaceSet[NamespaceType]): void {
  switch (namespace.type) {
    case 'pid':
      if (!namespace.isWithin(task.namespaces.pid)) throw new Errno('EINVAL')
      task.pidForChildren = namespace
      return
    case 'mnt': {
      task.namespaces = { ...task.namespaces, mnt: namespace }
      const top = namespace.rootPath
      task.root = top
      task.cwd = top
      return
    }
    case 'user': {
      if (namespace === task.namespaces.user) throw new Errno('EINVAL')
      const all = new Set(capabilities)
      task.namespaces = { ...task.namespaces, user: namespace }
      task.credentials = {
        ...task.credentials,
        permitted: all,
        effective: all,
        bounding: all,
        userNamespace: namespace,
      }
      return
    }
    default:
      task.namespaces = { ...task.namespaces, [namespace.type]: namespace }
  }
}
