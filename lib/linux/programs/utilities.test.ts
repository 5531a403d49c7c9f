import { expect, test } from 'vitest'
import { readOptions } from './help-text'
import { programs } from './index'
import { findOption } from './options'
import type { UtilityProgram } from './utility'

const utilities = Object.values(programs).flatMap((program) =>
  'utility' in program ? [(program as UtilityProgram).utility] : [],
)

test.each(utilities.map((utility) => [utility.name, utility] as const))(
  '%s acts on what its help lists',
  (_, utility) => {
    // chown and chgrp share a table though chgrp has fewer options: what one of them lists will do.
    const sharers = utilities.filter(({ options }) => options === utility.options)
    const known = sharers.flatMap(({ help }) => readOptions(help))
    const missing = Object.values(utility.options).filter((spelling) => !findOption(known, spelling))
    const wrongArgument = Object.values(utility.options).filter((spelling) => {
      const option = findOption(known, spelling)
      if (!option) return false
      const takes = [option.letterTakes, option.nameTakes].some((kind) => kind !== 'none')
      const own = spelling.startsWith('--') ? option.nameTakes : option.letterTakes
      const isLetterAllowed = utility.rules?.optionalLetters?.includes(spelling.charAt(1)) ?? false
      return spelling.endsWith('=') ? !takes && !isLetterAllowed : own !== 'none'
    })
    expect({ missing, wrongArgument }).toEqual({ missing: [], wrongArgument: [] })
  },
)
