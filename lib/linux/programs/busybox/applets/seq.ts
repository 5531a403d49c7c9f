import { type Applet, AppletFailure, AppletUsage } from '../applet'

export const seq: Applet = {
  // A negative number is no option.
  options: '*',
  usage: '[-w] [-s SEP] [FIRST [INC]] LAST',
  about: 'Print numbers from FIRST to LAST; -w: all as wide as the widest, -s: with SEP between them',
  *run({ process, words }) {
    const rest = [...words]
    let separator = '\n'
    let isPadded = false
    for (let word = rest[0] ?? ''; /^-[ws]/.test(word); word = rest[0] ?? '') {
      rest.shift()
      if (word.startsWith('-w')) isPadded = true
      else separator = word.length > 2 ? word.slice(2) : (rest.shift() ?? '')
    }
    const text = sequence(rest, separator, isPadded)
    yield* process.stdout.write(text === '' ? '' : `${text}\n`)
    return 0
  },
}

function sequence(rest: readonly string[], separator: string, isPadded: boolean): string {
  const numbers = rest.map((text) => {
    if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text))
      throw new AppletFailure(`invalid number '${text}'`)
    return Number(text)
  })
  const [first, step, last] =
    numbers.length === 1 ? [1, 1, numbers[0]] : numbers.length === 2 ? [numbers[0], 1, numbers[1]] : numbers
  if (first === undefined || step === undefined || last === undefined || numbers.length > 3)
    throw new AppletUsage('')
  const places = Math.max(
    ...rest.slice(0, rest.length > 1 ? 2 : 1).map((text) => (text.split('.')[1] ?? '').length),
  )
  const decimals = rest.length === 1 ? 0 : places
  const width = isPadded ? Math.max(first.toFixed(decimals).length, last.toFixed(decimals).length) : 0
  let text = ''
  for (let index = 0; step !== 0; index++) {
    const value = first + step * index
    if (step > 0 ? value > last : value < last) break
    const shown = Math.abs(value).toFixed(decimals)
    text +=
      (index === 0 ? '' : separator) +
      (value < 0 ? `-${shown.padStart(width - 1, '0')}` : shown.padStart(width, '0'))
  }
  return text
}
