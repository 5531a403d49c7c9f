import type { Image } from '../../image/image'
import type { RunConfig } from '../run-config'

/** Where a stage of the old builder stands. */
export interface StageState {
  /** undefined on `scratch` before the first step */
  image: Image | undefined
  config: RunConfig
  maintainer: string
  /** this stage has its own CMD, which a new ENTRYPOINT keeps */
  hasCmd: boolean
  /** a step was done anew, so all that follow are */
  isCacheBusted: boolean
}
