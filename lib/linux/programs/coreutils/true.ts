import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { Utility } from '../utility'
import { coreutils } from './family'
import { help as falseHelp } from './help/false'
import { help as trueHelp } from './help/true'

/** Programs that only have a status; they know --help and --version when alone, and ignore all else. */
const constant = (status: number, utility: Utility) =>
  function* main({ argv, stdout }: Process): Blocking<number> {
    if (argv.length === 2 && argv[1] === '--help') yield* stdout.write(coreutils.help(argv[0] ?? '', utility))
    if (argv.length === 2 && argv[1] === '--version') yield* stdout.write(coreutils.version(utility))
    return status
  }

const common = { family: coreutils, options: {} }

export const trueProgram = constant(0, { ...common, name: 'true', help: trueHelp })
export const falseProgram = constant(1, { ...common, name: 'false', help: falseHelp })
