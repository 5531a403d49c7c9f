import { SECOND } from '../../base/clock'
import { Errno } from './errno'
import type { Kernel } from './kernel'
import type { Pid } from './pid'
import { defaultAction, type Signal, signalNumbers } from './signal'
import type { Task } from './task'
import type { Thread } from './thread'

const STOPS: readonly Signal[] = ['SIGSTOP', 'SIGTSTP', 'SIGTTIN', 'SIGTTOU']

/** Whether process 1 of a namespace shrugs the signal off: only its handlers, or SIGKILL and SIGSTOP from an ancestor, reach it. */
function isShielded(target: Task, signal: Signal, sender: Task | undefined): boolean {
  if (!target.isInit || (target.dispositions.get(signal) ?? 'default') !== 'default') return false
  const forced = signal === 'SIGKILL' || signal === 'SIGSTOP'
  const fromAncestor = !sender?.namespaces.pid.isWithin(target.namespaces.pid)
  return !(forced && fromAncestor && target.namespaces.pid.parent)
}

function isIgnored(target: Task, signal: Signal): boolean {
  const disposition = target.dispositions.get(signal) ?? 'default'
  return disposition === 'ignore' || (disposition === 'default' && defaultAction(signal) === 'ignore')
}

/** Makes a signal pending for a task; `sender` is undefined for the kernel itself (terminal, SIGCHLD, SIGPIPE). */
export function sendSignal(kernel: Kernel, target: Task, signal: Signal, sender?: Task): void {
  if (target.isZombie) return
  if (isShielded(target, signal, sender)) return
  if (signal === 'SIGCONT') {
    for (const stop of STOPS) target.pending.delete(stop)
    continueTask(kernel, target)
  } else if (STOPS.includes(signal)) {
    target.pending.delete('SIGCONT')
  }
  if (isIgnored(target, signal) && !target.blocked.has(signal)) return
  target.pending.add(signal)
  if (sender) target.tracer?.senders.set(signal, sender.pid.in(target.namespaces.pid))
  if (signal === 'SIGKILL') {
    continueTask(kernel, target)
    for (const thread of target.threads) thread.thaw()
  }
  if (!target.blocked.has(signal) || signal === 'SIGKILL') mainThread(target)?.wake()
  target.signalled.wake()
}

/** Signals every member of a process group; the number of tasks reached. */
export function signalGroup(kernel: Kernel, group: Pid, signal: Signal, sender?: Task): number {
  const members = [...group.namespace.tasks.values()].filter((task) => task.group === group && !task.isZombie)
  for (const task of members) sendSignal(kernel, task, signal, sender)
  return members.length
}

/** kill(2)'s permission: same user, or CAP_KILL. @throws Errno EPERM */
export function checkKillPermission(sender: Task, target: Task): void {
  const { uid, euid, effective } = sender.credentials
  if (effective.has('CAP_KILL')) return
  const { uid: targetUid, suid } = target.credentials
  if (![targetUid, suid].some((id) => id === uid || id === euid)) throw new Errno('EPERM')
}

function mainThread(task: Task): Thread | undefined {
  return task.threads.values().next().value
}

function nextPending(task: Task): Signal | undefined {
  let first: Signal | undefined
  for (const signal of task.pending) {
    if (task.blocked.has(signal) && signal !== 'SIGKILL' && signal !== 'SIGSTOP') continue
    if (signal === 'SIGKILL') return signal
    if (!first || signalNumbers[signal] < signalNumbers[first]) first = signal
  }
  return first
}

/** Acts on the pending signals of a thread about to run. False: it is dead, stopped or frozen and must not run. */
export function deliverSignals(kernel: Kernel, thread: Thread): boolean {
  const { task } = thread
  if (task.cgroup.isFrozen && !task.pending.has('SIGKILL')) {
    thread.freeze()
    return false
  }
  checkProcessorTime(kernel, task)
  if (task.pending.size === 0 || (thread !== mainThread(task) && !task.pending.has('SIGKILL'))) return true
  for (let signal = nextPending(task); signal; signal = nextPending(task)) {
    task.pending.delete(signal)
    const disposition =
      signal === 'SIGKILL' || signal === 'SIGSTOP' ? 'default' : task.dispositions.get(signal)
    traceSignal(kernel, task, signal)
    if (disposition === 'ignore') continue
    if (typeof disposition === 'object') {
      disposition.handler(signal)
      if (!disposition.restart) thread.interrupted = true
      continue
    }
    switch (defaultAction(signal)) {
      case 'ignore':
      case 'continue':
        break
      case 'stop':
        stopTask(kernel, task, signal)
        return false
      case 'core':
      case 'terminate':
        kernel.exit(task, { signaled: signal, coreDumped: false })
        return false
    }
  }
  return true
}

/** RLIMIT_CPU: SIGXCPU at the soft limit, SIGKILL at the hard one (getrlimit(2)). */
function checkProcessorTime(kernel: Kernel, task: Task): void {
  const { soft, hard } = task.limits.CPU
  if (soft === Number.POSITIVE_INFINITY || task.cpuTime < soft * SECOND || task.pending.has('SIGXCPU')) return
  if (task.cpuTime >= hard * SECOND) sendSignal(kernel, task, 'SIGKILL')
  else if (!task.wasWarned) sendSignal(kernel, task, 'SIGXCPU')
  task.wasWarned = true
}

/** SIGCHLD is told when it is sent: a tracer hears of it even where it is ignored. */
function traceSignal(kernel: Kernel, task: Task, signal: Signal): void {
  const { tracer } = task
  if (!tracer || signal === 'SIGCHLD') return
  const sender = tracer.senders.get(signal)
  tracer.senders.delete(signal)
  tracer.push(task, kernel.stepTime, { type: 'signal', signal, ...(sender !== undefined && { sender }) })
}

function stopTask(kernel: Kernel, task: Task, signal: Signal): void {
  task.isStopped = true
  task.report = { stopped: signal }
  for (const thread of task.threads) thread.stop()
  notifyParent(kernel, task)
}

function continueTask(kernel: Kernel, task: Task): void {
  if (!task.isStopped) return
  task.isStopped = false
  task.report = { continued: true }
  for (const thread of task.threads) thread.resume()
  notifyParent(kernel, task)
}

/** A child has ended, stopped or gone on: SIGCHLD, and whoever waits looks again. */
export function notifyParent(kernel: Kernel, task: Task): void {
  const { parent } = task
  if (!parent) return
  const status = task.exitStatus ?? task.report
  const pid = task.pid.in(parent.namespaces.pid)
  if (status)
    parent.tracer?.push(parent, kernel.stepTime, {
      type: 'signal',
      signal: 'SIGCHLD',
      child: { pid, status },
    })
  sendSignal(kernel, parent, 'SIGCHLD')
  parent.childChanged.wake()
}
