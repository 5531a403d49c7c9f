import { forEachOperand } from '../support/message'
import { quoteName } from '../support/quote'
import { utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/sync'

/** Writes are never delayed here, so there is nothing to do but to look whether the files exist. */
export const sync = utility({
  family: coreutils,
  name: 'sync',
  help,
  options: { data: '-d', fileSystem: '-f' },
  *run(process, { operands }) {
    return yield* forEachOperand(
      process,
      operands,
      function* (path) {
        process.sys.close(yield* process.sys.open(path, { access: 'read', nonBlocking: true }))
        return 0
      },
      (path, error) => `error opening ${quoteName(process, path)}: ${error}`,
    )
  },
})
