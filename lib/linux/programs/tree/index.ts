import type { Program } from '../../kernel/program'
import { tree } from './tree'

/** tree, by program key. */
export const treePrograms = { 'tree/tree': tree } as const satisfies Record<string, Program>
