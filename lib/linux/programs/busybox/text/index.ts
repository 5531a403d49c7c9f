import type { Applets } from '../applet'
import { borrowedText } from './borrowed'
import { checksumApplets } from './checksum'
import { columnApplets } from './columns'
import { crcApplets } from './crc32'
import { dumpApplets } from './dump'
import { lineApplets } from './lines'
import { moreBorrowed } from './more-borrowed'

export const textApplets: Applets = {
  ...borrowedText,
  ...checksumApplets,
  ...columnApplets,
  ...crcApplets,
  ...dumpApplets,
  ...lineApplets,
  ...moreBorrowed,
}
