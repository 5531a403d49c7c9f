import type { Applets } from '../applet'
import { borrowedFiles } from './borrowed'
import { makeApplets } from './make'
import { usageApplets } from './usage'

export const fileApplets: Applets = { ...borrowedFiles, ...makeApplets, ...usageApplets }
