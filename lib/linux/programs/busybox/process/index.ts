import type { Applets } from '../applet'
import { memoryApplets } from './memory'
import { namespaceApplets } from './namespaces'
import { signalApplets } from './signals'

export const processApplets: Applets = { ...memoryApplets, ...namespaceApplets, ...signalApplets }
