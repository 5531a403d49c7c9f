import { create } from 'zustand'
import type { Journal } from '@/lib/world/journal'
import type { Step } from '@/lib/world/types'
import type { MachineSession } from './machine/machine-session'

/** What the machine is doing, as far as the reader needs to know. */
export type MachinePhase =
  | { readonly name: 'waiting' }
  | { readonly name: 'loading' }
  | { readonly name: 'restoring'; readonly commands: number }
  | { readonly name: 'ready' }
  | { readonly name: 'failed'; readonly message: string }
  | { readonly name: 'unreachable' }

/** The three views of a phone; on a wide screen everything is in view. */
export type WorkbenchView = 'read' | 'machine' | 'goals'

/** A goal as the reader's language words it. */
export interface ShownGoal {
  readonly id: string
  readonly state: 'unmet' | 'met' | 'broken'
  readonly text: string
  readonly why?: string
  readonly metAt?: number
  readonly brokenAt?: number
}

/** A command that was typed at a prompt. */
export interface ShownStep {
  readonly number: number
  readonly command: string
  readonly exit?: number
}

/** How far the machine has been, when it was taken back from there. */
export interface Timeline {
  readonly journal: Journal
  readonly steps: readonly Step[]
}

/** What became of keeping the journal, when that is worth saying. */
export type JournalNotice = 'set-aside' | 'not-kept' | 'elsewhere' | 'too-long'

export interface WorkbenchState {
  readonly phase: MachinePhase
  readonly view: WorkbenchView
  readonly goals: readonly ShownGoal[]
  readonly steps: readonly ShownStep[]
  readonly terminals: readonly number[]
  readonly activeTerminal: number
  readonly host: string
  readonly notice: JournalNotice | undefined
  /** Undefined unless there are commands to go forward to. */
  readonly timeline: Timeline | undefined
  readonly isControlHeld: boolean
  /** Commands that wait to be typed. */
  readonly queue: readonly string[]
  readonly session: MachineSession | undefined
}

const atRest: WorkbenchState = {
  phase: { name: 'waiting' },
  view: 'read',
  goals: [],
  steps: [],
  terminals: [],
  activeTerminal: 0,
  host: '',
  notice: undefined,
  timeline: undefined,
  isControlHeld: false,
  queue: [],
  session: undefined,
}

/** The one workbench of the page. Parts select what they draw; only the session and the reader's presses change it. */
export const useWorkbench = create<WorkbenchState>()(() => atRest)

export const updateWorkbench = useWorkbench.setState

/** Back to the start, for the next page or a fresh machine. `view` stays: a reset must not throw a phone's reader out. */
export function restWorkbench(): void {
  const { view, timeline } = useWorkbench.getState()
  updateWorkbench({ ...atRest, view, timeline }, true)
}
