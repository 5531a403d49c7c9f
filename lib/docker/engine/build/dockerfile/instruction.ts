import type { HealthConfig } from '../../../api/types/container-config'
import type { FlagValues } from './flags'
import type { Heredoc } from './heredoc'
import type { Node } from './node'

/** A command in shell form or exec form. */
export interface CommandLine {
  readonly words: readonly string[]
  /** the stage's shell runs it */
  readonly isShell: boolean
}

export interface KeyValue {
  readonly key: string
  readonly value: string
}

/** `ARG name` or `ARG name=default`. */
export interface ArgDeclaration {
  readonly key: string
  readonly value: string | undefined
}

/** What an instruction asks for. */
export type Instruction = { readonly node: Node } & (
  | { readonly type: 'from'; readonly base: string; readonly stage: string; readonly platform: string }
  | {
      readonly type: 'add' | 'copy'
      readonly sources: readonly string[]
      /** files given in the Dockerfile itself */
      readonly heredocs: readonly Heredoc[]
      readonly destination: string
      readonly flags: FlagValues
    }
  | {
      readonly type: 'run'
      readonly command: CommandLine
      readonly heredocs: readonly Heredoc[]
      readonly flags: FlagValues
    }
  | { readonly type: 'cmd' | 'entrypoint'; readonly command: CommandLine }
  | { readonly type: 'env' | 'label'; readonly pairs: readonly KeyValue[] }
  | { readonly type: 'arg'; readonly args: readonly ArgDeclaration[] }
  | { readonly type: 'user' | 'workdir' | 'stopsignal' | 'maintainer'; readonly value: string }
  | { readonly type: 'expose'; readonly ports: readonly string[] }
  | { readonly type: 'volume'; readonly paths: readonly string[] }
  | { readonly type: 'shell'; readonly shell: readonly string[] }
  | { readonly type: 'healthcheck'; readonly health: HealthConfig }
  | { readonly type: 'onbuild'; readonly trigger: string }
)

export type InstructionType = Instruction['type']
export type InstructionOf<T extends InstructionType> = Extract<Instruction, { readonly type: T }>
