import type { Applets } from '../applet'
import { borrowedSystem } from './borrowed'
import { dateApplets } from './date'
import { getoptApplets } from './getopt-applet'
import { runApplets } from './run'
import { stateApplets } from './state'

export const systemApplets: Applets = {
  ...borrowedSystem,
  ...dateApplets,
  ...getoptApplets,
  ...runApplets,
  ...stateApplets,
}
