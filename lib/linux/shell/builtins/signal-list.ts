import { signalNumbers } from '../../kernel/signal'
import type { Blocking } from '../../kernel/wait-queue'
import type { Shell } from '../state/shell'

const realTime = (number: number): string => {
  if (number === 34) return 'SIGRTMIN'
  if (number === 64) return 'SIGRTMAX'
  return number <= 49 ? `SIGRTMIN+${number - 34}` : `SIGRTMAX-${64 - number}`
}

/** The table of `kill -l`: five columns. */
export function* listSignals(shell: Shell): Blocking<number> {
  const standard = Object.entries(signalNumbers).map(([name, number]) => [number, name] as const)
  const all = [
    ...standard,
    ...Array.from({ length: 31 }, (_, index) => [index + 34, realTime(index + 34)] as const),
  ]
  let text = ''
  all.forEach(([number, name], index) => {
    const isEnd = index % 5 === 4 || index === all.length - 1
    text += `${String(number).padStart(2)}) ${name}${isEnd ? '\n' : '\t'}`
  })
  yield* shell.write(1, text.replaceAll(/^(?=\d\))/gm, ' '))
  return 0
}
