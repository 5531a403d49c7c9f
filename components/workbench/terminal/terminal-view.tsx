import { useEffect, useLayoutEffect, useRef } from 'react'
import type { MachineSession } from '../machine/machine-session'
import type { WorkbenchMessages } from '../messages'
import { updateWorkbench, useWorkbench } from '../store'
import styles from './terminal.module.css'
import { withControl } from './terminal-keys'
import { type TerminalLine, TerminalScreen } from './terminal-screen'

function lineTo(session: MachineSession, id: number): TerminalLine {
  return {
    write(data) {
      const { isControlHeld } = useWorkbench.getState()
      if (isControlHeld) updateWorkbench({ isControlHeld: false })
      session.type(id, isControlHeld ? withControl(data) : data)
    },
    resize: (columns, rows) => session.resize(id, columns, rows),
    onOutput: (listener) => session.onOutput(id, listener),
    hold: () => session.hold(`screen ${id}`),
    release: () => session.release(`screen ${id}`),
  }
}

interface TerminalViewProps {
  session: MachineSession
  id: number
  isScreenReaderMode: boolean
  /** The id of the sentence that says how to leave the terminal. */
  describedBy: string
  messages: WorkbenchMessages
  /** Handed the screen once it exists, and undefined when it goes. */
  onScreen(id: number, screen: TerminalScreen | undefined): void
}

/** One terminal of the machine, drawn by xterm. */
export function TerminalView(props: TerminalViewProps) {
  const { session, id, isScreenReaderMode, describedBy, messages, onScreen } = props
  const element = useRef<HTMLDivElement>(null)
  const screen = useRef<TerminalScreen>(undefined)
  // A layout effect, because its end comes while the screen is still on the page and may have the focus.
  useLayoutEffect(() => {
    if (!element.current) return
    const words = { label: messages.terminalLabel, tooMuchOutput: messages.tooMuchOutput, describedBy }
    const made = new TerminalScreen(element.current, lineTo(session, id), words)
    screen.current = made
    onScreen(id, made)
    return () => {
      onScreen(id, undefined)
      made.dispose()
    }
  }, [session, id, describedBy, messages, onScreen])
  useEffect(() => {
    if (screen.current) screen.current.screenReaderMode = isScreenReaderMode
  }, [isScreenReaderMode])
  return <div className={styles.screen} ref={element} lang="en" />
}
