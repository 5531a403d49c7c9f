import type { Applets } from '../applet'
import { cronApplets } from './crond'
import { smallApplets } from './small'

export const daemonApplets: Applets = { ...cronApplets, ...smallApplets }
