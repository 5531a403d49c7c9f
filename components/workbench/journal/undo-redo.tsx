import { useEffect } from 'react'
import type { WorkbenchMessages } from '../messages'
import styles from './journal.module.css'
import { TravelButton } from './travel-button'

interface UndoRedoProps {
  canUndo: boolean
  canRedo: boolean
  messages: WorkbenchMessages
  onUndo(): void
  onRedo(): void
}

/** Where a key means something of its own: a terminal, a field, a dialog. */
const ownKeys = 'input, textarea, select, [contenteditable], [role="dialog"]'

/** Takes back the last command and brings it again, by button or by Ctrl+Z and Ctrl+Shift+Z outside the terminal. */
export function UndoRedo({ canUndo, canRedo, messages, onUndo, onRedo }: UndoRedoProps) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUndoKey = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z'
      if (!isUndoKey || (event.target instanceof Element && event.target.closest(ownKeys))) return
      const [isPossible, act] = event.shiftKey ? [canRedo, onRedo] : [canUndo, onUndo]
      if (!isPossible) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [canUndo, canRedo, onUndo, onRedo])
  return (
    <p className={styles.travel}>
      <TravelButton shortcut="Control+Z" isPossible={canUndo} onPress={onUndo}>
        {messages.undo}
      </TravelButton>
      <TravelButton shortcut="Control+Shift+Z" isPossible={canRedo} onPress={onRedo}>
        {messages.redo}
      </TravelButton>
    </p>
  )
}
