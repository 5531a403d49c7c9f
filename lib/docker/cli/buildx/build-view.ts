import type { BuildStatus } from '../../api/types/build-status'
import type { Cli } from '../cli'
import { PlainPrinter } from './plain-printer'
import { TerminalDisplay } from './terminal-display'

/** Where a build's progress is shown. */
export interface BuildView {
  /** What is written first. */
  begin(now: number): string
  /** What is written for news. */
  update(status: BuildStatus): string
  /** What is written when time has passed; undefined when nothing moves by itself. */
  redraw: ((now: number) => string) | undefined
  /** What is written last. */
  end(now: number): string
  failures(): string
}

const silent: BuildView = {
  begin: () => '',
  update: () => '',
  redraw: undefined,
  end: () => '',
  failures: () => '',
}

/** The view for `--progress`, by what standard error is. */
export function buildView({ process: { sys, stderr } }: Cli, mode: string): BuildView {
  if (mode === 'quiet') return silent
  const isTerminal = sys.isatty(stderr.fd) && (mode === 'auto' || mode === 'tty')
  if (!isTerminal) {
    const printer = new PlainPrinter()
    return {
      begin: () => '#0 building with "default" instance using docker driver\n\n',
      update: (status) => printer.render(status),
      redraw: undefined,
      end: () => '',
      failures: () => printer.failures(),
    }
  }
  const display = new TerminalDisplay(sys.terminalSize(stderr.fd).columns || 80)
  return {
    begin: (now) => display.frame(now),
    update: (status) => {
      display.update(status)
      return ''
    },
    redraw: (now) => display.frame(now),
    end: (now) => display.frame(now, true),
    failures: () => display.failures(),
  }
}
