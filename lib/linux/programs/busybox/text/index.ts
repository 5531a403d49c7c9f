import type { Applets } from '../applet'
import { borrowedText } from './borrowed'
import { checksumApplets } from './checksum'
import { columnApplets } from './columns'
import { dumpApplets } from './dump'
import { lineApplets } from './lines'
import { moreBorrowed } from './more-borrowed'

export const textApplets: Applets = {
  ...borrowedText,
  ...checksumApplets,
  ...columnApplets,
  ...dumpApplets,
  ...lineApplets,
  ...moreBorrowed,
}
