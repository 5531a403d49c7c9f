'use client'

import { AlertDialog } from '@base-ui/react/alert-dialog'
import styles from './confirm-dialog.module.css'

interface ConfirmDialogProps {
  readonly title: string
  readonly body: string
  readonly confirm: string
  readonly keep: string
  onConfirm(): void
  /** The dialog has closed, whichever way it was answered. */
  onClose(): void
}

/** Asks before something is deleted. The safe answer comes first and has the focus. Drawn open; its owner takes it away. */
export function ConfirmDialog({ title, body, confirm, keep, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <AlertDialog.Root defaultOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup className={styles.dialog}>
          <AlertDialog.Title className={styles.question}>{title}</AlertDialog.Title>
          <AlertDialog.Description className={styles.consequence}>{body}</AlertDialog.Description>
          <div className={styles.choices}>
            <AlertDialog.Close className="btn">{keep}</AlertDialog.Close>
            <AlertDialog.Close className="btn primary" onClick={onConfirm}>
              {confirm}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
