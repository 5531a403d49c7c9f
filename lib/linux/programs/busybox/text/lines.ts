import { encodeText } from '../../support/text'
import { type Applet, type AppletContext, type Applets, eachOperand, number, orStdin } from '../applet'
import { readBytes, readText } from '../input'

/** An applet that makes something of the text of each file. */
function filter(
  applet: Omit<Applet, 'run'>,
  transform: (text: string, context: AppletContext) => string,
): Applet {
  return {
    ...applet,
    run: (context) =>
      eachOperand(context, orStdin(context.operands), function* (path) {
        yield* context.process.stdout.write(encodeText(transform(yield* readText(context, path), context)))
        return 0
      }),
  }
}

const eachLine = (text: string, act: (line: string) => string): string =>
  text.replace(/[^\n]+/g, (line) => act(line))

const rev = filter(
  { options: '', usage: '[FILE]...', about: 'Print each line with its characters reversed' },
  (text) => eachLine(text, (line) => [...line].reverse().join('')),
)

const dos2unix = (name: string): Applet => ({
  options: 'ud',
  usage: '[-ud] [FILE]',
  about: 'Change the ends of lines in FILE; -u: to those of Unix, -d: to those of DOS',
  *run(context) {
    const { process, operands, flags } = context
    const toUnix = flags.has('u') || (!flags.has('d') && name === 'dos2unix')
    for (const path of orStdin(operands)) {
      const text = (yield* readText(context, path)).replace(/\r?\n/g, toUnix ? '\n' : '\r\n')
      if (path === '-') yield* process.stdout.write(encodeText(text))
      else {
        const fd = yield* process.sys.open(path, { access: 'write', truncate: true })
        yield* process.sys.write(fd, encodeText(text))
        process.sys.close(fd)
      }
    }
    return 0
  },
})

const strings: Applet = {
  options: 'fon:at:',
  usage: '[-fo] [-t o|d|x] [-n LEN] [FILE]...',
  about: 'Print runs of at least LEN (4) printable characters in files',
  run: (context) =>
    eachOperand(context, orStdin(context.operands), function* (path) {
      const { process, flags, values } = context
      const least = number(values.get('n') ?? '4')
      const text = Array.from(yield* readBytes(context, path), (byte) => String.fromCharCode(byte)).join('')
      const radix = flags.has('o') ? 8 : ({ o: 8, d: 10, x: 16 }[values.get('t') ?? ''] ?? 0)
      for (const { 0: run, index } of text.matchAll(/[\t\x20-\x7e]+/g)) {
        if (run.length < least) continue
        const name = flags.has('f') ? `${path}: ` : ''
        const place = radix === 0 ? '' : `${index.toString(radix).padStart(7)} `
        yield* process.stdout.write(`${name}${place}${run}\n`)
      }
      return 0
    }),
}

/** Applets that read text by lines. */
export const lineApplets: Applets = {
  dos2unix: dos2unix('dos2unix'),
  rev,
  strings,
  unix2dos: dos2unix('unix2dos'),
}
