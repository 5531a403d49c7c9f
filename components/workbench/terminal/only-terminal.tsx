'use client'

import { useCallback, useId, useRef } from 'react'
import { useProgress } from '@/components/progress/use-progress'
import type { MachineSession } from '../machine/machine-session'
import type { WorkbenchMessages } from '../messages'
import { useWorkbench } from '../store'
import { KeyRow } from './key-row'
import styles from './terminal.module.css'
import type { TerminalScreen } from './terminal-screen'
import { TerminalView } from './terminal-view'

interface OnlyTerminalProps {
  readonly session: MachineSession
  readonly messages: WorkbenchMessages
}

/** The machine's first terminal without tabs, with the phone's row of keys. */
export function OnlyTerminal({ session, messages }: OnlyTerminalProps) {
  const id = useWorkbench((state) => state.activeTerminal)
  const isScreenReaderMode = useProgress((progress) => progress.preferences.screenReaderMode?.value === true)
  const leaveId = useId()
  const screen = useRef<TerminalScreen>(undefined)
  const onScreen = useCallback((_id: number, made: TerminalScreen | undefined) => {
    screen.current = made
  }, [])
  return (
    <div className={styles.panel}>
      <div className={styles.terminal}>
        <TerminalView
          key={id}
          session={session}
          id={id}
          isScreenReaderMode={isScreenReaderMode}
          describedBy={leaveId}
          messages={messages}
          onScreen={onScreen}
        />
        <p className="vh" id={leaveId}>
          {messages.leaveTerminal}
        </p>
      </div>
      <KeyRow
        messages={messages}
        onType={(text) => session.type(id, text)}
        onArrow={(key) => screen.current?.arrow(key)}
      />
    </div>
  )
}
