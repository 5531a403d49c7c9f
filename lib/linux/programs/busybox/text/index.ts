import type { Applets } from '../applet'
import { borrowedText } from './borrowed'
import { columnApplets } from './columns'
import { dumpApplets } from './dump'
import { lineApplets } from './lines'

export const textApplets: Applets = {
  ...borrowedText,
  ...columnApplets,
  ...dumpApplets,
  ...lineApplets,
}
