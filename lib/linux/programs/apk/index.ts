import type { Process, Program } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { baseName } from '../support/files'
import { apk } from './apk'

/** What a package's command is when nobody wrote it here. */
function* unsimulated({ argv, stderr }: Process): Blocking<number> {
  const name = baseName(argv[0] ?? '')
  yield* stderr.write(`${name}: this program is not simulated here\n`)
  return 125
}

/** apk, and the stand-in for programs of packages that are no more than names. */
export const apkPrograms: Readonly<Record<string, Program>> = { apk, 'apk/unsimulated': unsimulated }
