import type { WorkbenchMessages } from '../messages'
import { updateWorkbench, useWorkbench } from '../store'
import styles from './terminal.module.css'
import type { ArrowKey } from './terminal-screen'

/** Keys a phone's keyboard lacks. Pressing one leaves the focus, and so the keyboard, where it was. */
export function KeyRow({
  onType,
  onArrow,
  messages,
}: {
  onType(text: string): void
  onArrow(key: ArrowKey): void
  messages: WorkbenchMessages
}) {
  const isControlHeld = useWorkbench((state) => state.isControlHeld)
  const keepFocus = (event: React.PointerEvent) => event.preventDefault()
  const arrow = (key: ArrowKey, sign: string, label: string) => (
    <button type="button" aria-label={label} onPointerDown={keepFocus} onClick={() => onArrow(key)}>
      {sign}
    </button>
  )
  const letter = (text: string) => (
    <button type="button" onPointerDown={keepFocus} onClick={() => onType(text)}>
      {text}
    </button>
  )
  return (
    <div className={styles.keys} role="toolbar" aria-label={messages.keys}>
      <button type="button" onPointerDown={keepFocus} onClick={() => onType('\t')}>
        tab
      </button>
      <button
        type="button"
        aria-label={messages.keyControl}
        aria-pressed={isControlHeld}
        onPointerDown={keepFocus}
        onClick={() => updateWorkbench({ isControlHeld: !isControlHeld })}
      >
        ctrl
      </button>
      {arrow('up', '↑', messages.keyUp)}
      {arrow('down', '↓', messages.keyDown)}
      {arrow('left', '←', messages.keyLeft)}
      {arrow('right', '→', messages.keyRight)}
      {letter('|')}
      {letter('/')}
      {letter('-')}
      {letter('~')}
    </div>
  )
}
