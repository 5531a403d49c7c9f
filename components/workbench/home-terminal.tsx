'use client'

import { useEffect, useRef, useState } from 'react'
import { fill } from '@/lib/i18n/fill'
import type { Locale } from '@/lib/i18n/locale'
import styles from './home-terminal.module.css'
import { MachineState } from './machine-state'
import type { WorkbenchMessages } from './messages'
import { startMachine } from './start-machine'
import { useWorkbench } from './store'
import { useMachineWish } from './use-machine-wish'

// Not React's lazy, which may hold back for 300 ms what has long been fetched.
let OnlyTerminal: typeof import('./terminal/only-terminal')['OnlyTerminal'] | undefined
async function loadScreen(): Promise<void> {
  OnlyTerminal = (await import('./terminal/only-terminal')).OnlyTerminal
}

interface HomeTerminalProps {
  readonly scenario: string
  readonly host: string
  readonly locale: Locale
  readonly messages: WorkbenchMessages
}

function RunMachine({ scenario, locale }: Pick<HomeTerminalProps, 'scenario' | 'locale'>) {
  useEffect(() => {
    return startMachine({
      id: 'home',
      scenario,
      hasGoals: false,
      isKept: false,
      locale,
      loadView: loadScreen,
    })
  }, [scenario, locale])
  return null
}

/** A terminal to try at once: one shell on a machine that nobody keeps. */
export function HomeTerminal({ scenario, host, locale, messages }: HomeTerminalProps) {
  const element = useRef<HTMLElement>(null)
  const [attempt, setAttempt] = useState(0)
  const phase = useWorkbench((state) => state.phase)
  const session = useWorkbench((state) => state.session)
  const isWanted = useMachineWish(element)
  const again = () => setAttempt(attempt + 1)
  return (
    <section ref={element} className={styles.machine} aria-label={fill(messages.terminalOn, { host })}>
      <p className={styles.bar} aria-hidden="true">
        <span>{fill(messages.terminalOn, { host })}</span>
        <span>{messages.typeHere}</span>
      </p>
      <div className={styles.place}>
        {session && OnlyTerminal && <OnlyTerminal session={session} messages={messages} />}
        <MachineState phase={phase} messages={messages} onTryAgain={again} onReset={again} />
      </div>
      {isWanted && <RunMachine key={attempt} scenario={scenario} locale={locale} />}
    </section>
  )
}
