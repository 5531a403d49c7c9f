import type { ReactNode } from 'react'

interface TravelButtonProps {
  className?: string | undefined
  label?: string
  shortcut?: string
  isPossible: boolean
  onPress(): void
  children: ReactNode
}

/** A button that keeps the focus when it has nothing to do, so that the keyboard is not thrown out of the journal. */
export function TravelButton({
  className,
  label,
  shortcut,
  isPossible,
  onPress,
  children,
}: TravelButtonProps) {
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      aria-disabled={!isPossible}
      onClick={() => isPossible && onPress()}
    >
      {children}
    </button>
  )
}
