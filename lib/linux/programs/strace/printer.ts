import type { Nanoseconds, Realtime } from '../../../base/clock'
import { strerror } from '../../kernel/errno'
import type { Signal } from '../../kernel/signal'
import type { ExitStatus, StopReport } from '../../kernel/task'
import type { TraceEvent } from '../../kernel/tracer'
import { strftime } from '../support/strftime'
import { deviceDecoders } from './decode-devices'
import { fileDecoders } from './decode-files'
import { processDecoders } from './decode-process'
import type { Decoders } from './decoders'
import type { Summary } from './summary'
import type { Decoded, Style } from './value'

const decoders: Decoders = { ...processDecoders, ...fileDecoders, ...deviceDecoders }

const RESULT_COLUMN = 39

export interface PrinterRules extends Style {
  /** -t, -tt, -ttt, -r */
  readonly stamp: '' | 't' | 'tt' | 'ttt' | 'r'
  /** -T */
  readonly durations: boolean
  /** into a file each line begins with the process number */
  readonly toFile: boolean
  readonly wants: (call: string) => boolean
  readonly wantsSignal: (signal: Signal) => boolean
  /** -z, -Z: only calls that succeed, or fail */
  readonly outcome: 'all' | 'success' | 'failure'
  /** 1 for each -q */
  readonly quiet: number
  /** whether children are traced, and so announced */
  readonly follows: boolean
  readonly realtime: (time: Nanoseconds) => Realtime
}

interface Begun {
  readonly event: TraceEvent & { readonly type: 'enter' }
  readonly begin: Decoded
}

/** Turns what happened into lines as strace writes them. */
export class Printer {
  readonly #begun = new Map<number, Begun>()
  readonly #pids = new Set<number>()
  /** the call whose line is not finished yet */
  #open: number | undefined
  #column = 0
  #text = ''
  #lastStamp: Nanoseconds | undefined

  constructor(
    private readonly rules: PrinterRules,
    /** -c: counted here, and nothing is printed */
    private readonly summary: Summary | undefined,
    private readonly printsToo: boolean,
  ) {}

  addProcess(pid: number): void {
    this.#pids.add(pid)
  }

  /** What the events add to the output. */
  print(events: readonly TraceEvent[]): string {
    this.#text = ''
    for (const event of events) this.#take(event)
    return this.#text
  }

  #take(event: TraceEvent): void {
    switch (event.type) {
      case 'attach':
        this.#pids.add(event.pid)
        if (this.rules.quiet === 0 && !this.rules.toFile && this.#prints) {
          this.#interrupt()
          this.#text += `strace: Process ${event.pid} attached\n`
        }
        break
      case 'enter':
        this.#enter(event)
        break
      case 'leave':
        this.#leave(event)
        break
      case 'signal':
        if (this.rules.wantsSignal(event.signal) && event.signal !== 'SIGKILL')
          this.#line(event, signalText(event))
        break
      case 'exit':
        this.#exit(event)
    }
  }

  get #prints(): boolean {
    return !this.summary || this.printsToo
  }

  #enter(event: TraceEvent & { type: 'enter' }): void {
    const decode = decoders[event.name]
    if (!decode) return
    const begin = decode(event.args, undefined, this.rules)
    if (!this.rules.wants(begin.name)) return
    this.#begun.set(event.call, { event, begin })
    if (!this.#prints || this.rules.outcome !== 'all') return
    this.#interrupt()
    this.#begin(event)
    this.#add(`${begin.name}(${begin.args.join(', ')}`)
    this.#open = event.call
  }

  #leave(event: TraceEvent & { type: 'leave' }): void {
    const begun = this.#begun.get(event.call)
    if (!begun) return
    this.#begun.delete(event.call)
    const { name, args } = begun.event
    const decoded = decoders[name]?.(args, event.result, this.rules) ?? begun.begin
    const duration = event.time - begun.event.time
    this.summary?.add(decoded.name, duration, event.error !== undefined)
    const isFailure = event.error !== undefined
    if (!this.#prints || (this.rules.outcome !== 'all' && isFailure !== (this.rules.outcome === 'failure')))
      return
    const out = (decoded.out ?? [])
      .map((text, index) => (index > 0 || decoded.args.length > 0 ? `, ${text}` : text))
      .join('')
    if (this.#open === event.call) {
      // What is known only now, such as the name vfork's child gets, may change how the call is written.
      this.#add(`${out})`)
    } else if (this.rules.outcome !== 'all') {
      this.#begin(event)
      this.#add(`${decoded.name}(${decoded.args.join(', ')}${out})`)
    } else {
      this.#interrupt()
      this.#begin(event)
      this.#add(`<... ${decoded.name} resumed>${out.replace(/^, /, '')})`)
    }
    const time = this.rules.durations ? ` <${(duration / 1e9).toFixed(6)}>` : ''
    this.#end(` = ${resultText(event, decoded)}${time}`)
  }

  #exit(event: TraceEvent & { type: 'exit' }): void {
    const { status } = event
    const isGroup = 'exited' in status
    for (const [call, { event: begun, begin }] of this.#begun) {
      if (begun.pid !== event.pid) continue
      this.#begun.delete(call)
      if (!this.#prints || this.rules.outcome !== 'all') continue
      const isExit = begin.name === 'exit_group'
      if (this.#open === call) this.#add(isExit ? ')' : ' <unfinished ...>)')
      else {
        this.#interrupt()
        this.#begin(event)
        this.#add(`<... ${begin.name} resumed>)`)
      }
      this.#end(' = ?')
      if (!isExit) continue
      this.#ended(event)
      return
    }
    if (isGroup && this.rules.wants('exit_group')) {
      this.summary?.add('exit_group', 0, false)
      if (this.#prints) {
        this.#interrupt()
        this.#begin(event)
        this.#add(`exit_group(${status.exited})`)
        this.#end(' = ?')
      }
    }
    this.#ended(event)
  }

  #ended(event: TraceEvent & { type: 'exit' }): void {
    const { status } = event
    if (this.rules.quiet < 2) {
      const core = 'signaled' in status && status.coreDumped ? ' (core dumped)' : ''
      const how = 'exited' in status ? `exited with ${status.exited}` : `killed by ${status.signaled}${core}`
      this.#line(event, `+++ ${how} +++`)
    }
    this.#pids.delete(event.pid)
  }

  #line(event: TraceEvent, text: string): void {
    if (!this.#prints) return
    this.#interrupt()
    this.#begin(event)
    this.#add(`${text}\n`)
    this.#column = 0
  }

  /** Another process's line comes between: the unfinished one ends here. */
  #interrupt(): void {
    if (this.#open === undefined) return
    const begun = this.#begun.get(this.#open)
    const separator = begun && begun.begin.args.length > 0 && begun.begin.out ? ', ' : ''
    this.#add(`${separator} <unfinished ...>\n`)
    this.#open = undefined
    this.#column = 0
  }

  #begin({ pid, time }: TraceEvent): void {
    if (this.rules.toFile) this.#add(this.rules.follows ? `${String(pid).padEnd(5)} ` : '')
    else if (this.#pids.size > 1) this.#add(`[pid ${String(pid).padStart(5)}] `)
    this.#add(this.#stamp(time))
  }

  #stamp(time: Nanoseconds): string {
    const { stamp, realtime } = this.rules
    if (stamp === '') return ''
    const moment = realtime(time)
    const micros = `.${String(Math.floor(moment.nanoseconds / 1000)).padStart(6, '0')}`
    if (stamp === 'ttt') return `${moment.seconds}${micros} `
    if (stamp === 'r') {
      const since = time - (this.#lastStamp ?? time)
      this.#lastStamp = time
      return `${(since / 1e9).toFixed(6).padStart(13)} `
    }
    return `${strftime('%H:%M:%S', moment)}${stamp === 'tt' ? micros : ''} `
  }

  #add(text: string): void {
    this.#text += text
    this.#column += text.length
  }

  #end(result: string): void {
    this.#text += `${' '.repeat(Math.max(RESULT_COLUMN - this.#column, 0))}${result}\n`
    this.#column = 0
    this.#open = undefined
  }
}

function resultText({ error, result }: TraceEvent & { type: 'leave' }, { value }: Decoded): string {
  if (error === 'EINTR') return '? ERESTARTSYS (To be restarted if SA_RESTART is set)'
  if (error) return `-1 ${error} (${strerror(error)})`
  if (value !== undefined) return String(value)
  return typeof result === 'number' ? String(result) : '0'
}

function signalText({ signal, child, sender }: TraceEvent & { type: 'signal' }): string {
  const origin = sender === undefined ? 'si_code=SI_KERNEL' : `si_code=SI_USER, si_pid=${sender}, si_uid=0`
  return `--- ${signal} {si_signo=${signal}, ${child ? childText(child) : origin}} ---`
}

function childText({
  pid,
  status,
}: {
  readonly pid: number
  readonly status: ExitStatus | StopReport
}): string {
  const [code, value] =
    'exited' in status
      ? ['EXITED', status.exited]
      : 'signaled' in status
        ? [status.coreDumped ? 'DUMPED' : 'KILLED', status.signaled]
        : 'stopped' in status
          ? ['STOPPED', status.stopped]
          : ['CONTINUED', 'SIGCONT']
  return `si_code=CLD_${code}, si_pid=${pid}, si_uid=0, si_status=${value}, si_utime=0, si_stime=0`
}
