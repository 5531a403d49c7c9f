import type { Applets } from '../applet'
import { checksumApplets } from './checksum'
import { crcApplets } from './crc32'

export const hashApplets: Applets = { ...checksumApplets, ...crcApplets }
