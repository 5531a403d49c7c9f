import { type Applet, type Applets, AppletUsage } from '../applet'
import { OptionError, getopt as parse } from '../getopt'

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

const getopt: Applet = {
  options: '+o:n:l:qQs:Tua',
  long: 'options:o longoptions:l quiet:q quiet-output:Q shell:s test:T unquoted:u alternative:a name:n',
  usage: '[OPTIONS] [--] OPTSTRING PARAMS',
  about: 'Put the options of a script in order',
  *run({ process, flags, values, given, operands, build }) {
    if (flags.has('T')) return 4
    const words = [...operands]
    const spec = values.get('o') ?? words.shift()
    if (spec === undefined) throw new AppletUsage('missing optstring argument')
    const isOld = !values.has('o') && given.length === 0
    const long = given
      .filter(({ option }) => option === 'l')
      .flatMap(({ value }) => value.split(/[ ,]+/))
      .map((name) => name.replace(/::$/, '=?').replace(/:$/, '='))
      .join(' ')
    const quote = flags.has('u') || isOld ? (word: string) => word : quoted
    try {
      const parsed = parse(spec.replace(/^[+-]/, '+'), long, words, build.libc)
      const takes = (option: string): boolean =>
        option.length === 1
          ? spec.includes(`${option}:`)
          : long.split(' ').some((name) => name.startsWith(`${option}=`))
      const options = parsed.given.map(({ option, value }) => {
        const name = option.length === 1 ? `-${option}` : `--${option}`
        return takes(option) ? `${name} ${quote(value)}` : name
      })
      if (!flags.has('Q'))
        yield* process.stdout.write(` ${[...options, '--', ...parsed.operands.map(quote)].join(' ')}\n`)
      return 0
    } catch (error) {
      if (!(error instanceof OptionError)) throw error
      if (!flags.has('q')) yield* process.stderr.write(`${values.get('n') ?? 'getopt'}: ${error.message}\n`)
      yield* process.stdout.write(' --\n')
      return 1
    }
  },
}

export const getoptApplets: Applets = { getopt }
