import type { Program } from '../linux/kernel/program'
import type { Tree } from '../linux/vfs/build-tree'
import type { ModuleLoader } from './modules'
import type { Scenario } from './scenario'

/** What worlds are made of, brought together by whoever runs them. */
export interface WorldContent {
  readonly scenarios: Readonly<Record<string, Scenario>>
  /** programs that are there from the start */
  readonly programs: Readonly<Record<string, Program>>
  /** what is fetched when first used, by key: `image/nginx` */
  readonly modules: Readonly<Record<string, ModuleLoader>>
  /** the root file system of a scenario's machine */
  readonly tree: (scenario: Scenario) => Tree
}
