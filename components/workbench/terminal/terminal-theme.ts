import type { ITheme } from '@xterm/xterm'

const tokens = {
  background: '--term-bg',
  foreground: '--term-fg',
  cursor: '--term-cursor',
  cursorAccent: '--term-bg',
  selectionBackground: '--term-select',
  scrollbarSliderBackground: '--term-rule',
  scrollbarSliderHoverBackground: '--ansi-0',
  scrollbarSliderActiveBackground: '--ansi-8',
  black: '--ansi-0',
  red: '--ansi-1',
  green: '--ansi-2',
  yellow: '--ansi-3',
  blue: '--ansi-4',
  magenta: '--ansi-5',
  cyan: '--ansi-6',
  white: '--ansi-7',
  brightBlack: '--ansi-8',
  brightRed: '--ansi-9',
  brightGreen: '--ansi-10',
  brightYellow: '--ansi-11',
  brightBlue: '--ansi-12',
  brightMagenta: '--ansi-13',
  brightCyan: '--ansi-14',
  brightWhite: '--ansi-15',
} satisfies Partial<Record<keyof ITheme, string>>

/** The terminal's colours as the tokens have them now; `probe` is an element of the page to ask with. */
export function terminalTheme(probe: HTMLElement): ITheme {
  const before = probe.style.color
  // A token may be written light-dark(…): only a real property resolves it to a colour.
  const resolve = (token: string) => {
    probe.style.color = `var(${token})`
    return getComputedStyle(probe).color
  }
  const theme = Object.fromEntries(Object.entries(tokens).map(([name, token]) => [name, resolve(token)]))
  probe.style.color = before
  return theme
}
