import { filter } from '../../flag/collecting-types'
import { flags } from '../../flag/flag'
import { bool, string } from '../../flag/scalar-types'

/** `--format` of commands that list things. */
export const listFormat = flags<{ format: string }>({
  format: {
    type: string,
    help: `How to print each entry:
'table':            Columns under headers (default)
'table TEMPLATE':   Columns made by a Go template
'json':             One JSON object a line
'TEMPLATE':         One line made by a Go template
See https://docs.docker.com/go/formatting/ for what templates can do`,
  },
})

/** `--format` of commands that show one thing. */
export const objectFormat = flags<{ format: string }>({
  format: {
    type: string,
    short: 'f',
    help: `How to print it:
'json':             JSON
'TEMPLATE':         What a Go template makes of it
See https://docs.docker.com/go/formatting/ for what templates can do`,
  },
})

/** The usual flags of `ls` commands. */
export const listFlags = flags({
  filter: { type: filter, short: 'f', help: 'List only what meets a condition (e.g. "name=web")' },
  quiet: { type: bool, short: 'q', help: 'List ids only' },
  'no-trunc': { type: bool, help: 'Show long values in full' },
})

/** The flags of `prune` commands. */
export const pruneFlags = flags({
  filter: { type: filter, help: 'Remove only what meets a condition (e.g. "until=24h")' },
  force: { type: bool, short: 'f', help: 'Go ahead without asking' },
})
