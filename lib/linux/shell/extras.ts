import { laterBuiltins } from './builtins/later'
import { complete } from './complete/complete'
import { formatColumns } from './complete/format-columns'
import { moreBindings } from './edit/more-bindings'
import { runArithmeticFor } from './execute/arithmetic-for'
import { cannotExecute } from './execute/cannot-execute'
import { runConditional } from './execute/conditional'
import { runCoprocess } from './execute/coprocess'
import { reportProblem } from './execute/report-problem'
import { runSelect } from './execute/select'
import { timed } from './execute/time-command'
import { applyOperation } from './expand/operation'
import { toRegExp } from './expand/posix-regex'
import { expandHistory } from './history/expand-history'
import { describeJob, signalText } from './jobs/describe-job'
import { bracedWords } from './parse/brace'
import { printCommand, printFunction } from './parse/print-function'
import { timeOf } from './prompt/format-time'

/**
 * The parts of the shell that a first prompt does not need: a module of its own, which the machine's module table holds
 * under `SHELL_MODULE_KEY`.
 */
export const shellExtras = {
  applyOperation,
  bracedWords,
  cannotExecute,
  builtins: laterBuiltins,
  complete,
  describeJob,
  expandHistory,
  formatColumns,
  moreBindings,
  printCommand,
  printFunction,
  reportProblem,
  runArithmeticFor,
  runConditional,
  runCoprocess,
  runSelect,
  signalText,
  timeOf,
  timed,
  toRegExp,
}

export type Extras = typeof shellExtras
