'use client'

import { Tabs } from '@base-ui/react/tabs'
import { useCallback, useEffect, useId, useRef } from 'react'
import { updateProgress, useProgress } from '@/components/progress/use-progress'
import { fill } from '@/lib/i18n/fill'
import { recordPreference } from '@/lib/progress/record'
import type { MachineSession } from '../machine/machine-session'
import type { WorkbenchMessages } from '../messages'
import { updateWorkbench, useWorkbench } from '../store'
import { KeyRow } from './key-row'
import { ResetMachine } from './reset-machine'
import styles from './terminal.module.css'
import type { ArrowKey, TerminalScreen } from './terminal-screen'
import { TerminalView } from './terminal-view'

/** More screens than this help nobody, and each costs a shell. */
const mostTerminals = 4

interface TerminalPanelProps {
  session: MachineSession
  status: string
  messages: WorkbenchMessages
  onReset(): void
}

/** The machine's terminals: a tab each, a bar above and a row of keys for phones below. */
export function TerminalPanel({ session, status, messages, onReset }: TerminalPanelProps) {
  const terminals = useWorkbench((state) => state.terminals)
  const active = useWorkbench((state) => state.activeTerminal)
  const queue = useWorkbench((state) => state.queue)
  const isScreenReaderMode = useProgress((progress) => progress.preferences.screenReaderMode?.value === true)
  const leaveId = useId()
  const screens = useRef(new Map<number, TerminalScreen>())
  // Whoever types `exit` goes on typing in the terminal that takes its place.
  const hadFocus = useRef(false)
  const typed = useRef<readonly string[]>([])

  const onScreen = useCallback((id: number, screen: TerminalScreen | undefined) => {
    if (screen) {
      screens.current.set(id, screen)
      if (hadFocus.current) screen.focus()
      hadFocus.current = false
    } else {
      hadFocus.current = screens.current.get(id)?.hasFocus ?? false
      screens.current.delete(id)
    }
  }, [])

  useEffect(() => {
    if (hadFocus.current) screens.current.get(active)?.focus()
    hadFocus.current = false
  }, [active])

  useEffect(() => {
    const fresh = queue.slice(typed.current.length)
    typed.current = queue
    if (fresh.length > 0) session.typeCommands(active, fresh)
  }, [queue, session, active])

  const type = (text: string) => session.type(active, text)
  const press = (key: ArrowKey) => screens.current.get(active)?.arrow(key)
  const openTerminal = () => updateWorkbench({ activeTerminal: session.openTerminal() })

  return (
    <Tabs.Root
      className={styles.panel}
      value={active}
      onValueChange={(value) => updateWorkbench({ activeTerminal: Number(value) })}
    >
      <div className={styles.bar}>
        <Tabs.List className={styles.tabs} aria-label={messages.machine}>
          {terminals.map((id, index) => (
            <Tabs.Tab key={id} value={id} className={styles.tab}>
              {fill(messages.terminalTab, { number: index + 1 })}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {terminals.length < mostTerminals && (
          <button
            type="button"
            className={styles.add}
            aria-label={messages.newTerminal}
            onClick={openTerminal}
          >
            +
          </button>
        )}
        <span className={styles.status}>{status}</span>
        <ResetMachine messages={messages} onReset={onReset} />
      </div>
      <div className={styles.reader}>
        <button
          type="button"
          aria-pressed={isScreenReaderMode}
          onClick={() =>
            updateProgress(recordPreference('screenReaderMode', !isScreenReaderMode, Date.now()))
          }
        >
          {messages.screenReaderMode}
        </button>
        <p id={leaveId}>{messages.leaveTerminal}</p>
      </div>
      {terminals.map((id) => (
        <Tabs.Panel key={id} value={id} keepMounted className={styles.terminal} tabIndex={-1}>
          <TerminalView
            session={session}
            id={id}
            isScreenReaderMode={isScreenReaderMode}
            describedBy={leaveId}
            messages={messages}
            onScreen={onScreen}
          />
        </Tabs.Panel>
      ))}
      <KeyRow messages={messages} onType={type} onArrow={press} />
    </Tabs.Root>
  )
}
