import type { Applets } from '../applet'
import { accountApplets } from './accounts'
import { suApplets } from './su'

export const userApplets: Applets = { ...accountApplets, ...suApplets }
