/** What tells the grammars of the shells apart: each knows everything that the one before it knows. */
export const grammars = { dash: 0, ash: 1, bash: 2 } as const

export type GrammarName = keyof typeof grammars

/** Words that mean something where a command may begin. */
export const reserved = new Set('if then elif else fi for while until do done case esac in { } !'.split(' '))

/** Of those, the ones that can only end something. */
export const closers = new Set('then elif else fi do done esac }'.split(' '))

/** Builtins whose arguments may be assignments. */
export const declarations = new Set('declare typeset local export readonly'.split(' '))

export const operators = {
  dash: /&&|\|\||;;|<<-|<<|>>|<&|>&|<>|>\||[;&|()<>]/y,
  ash: /&&|\|\||;;|<<-|<<|>>|<&|>&|<>|>\||&>|[;&|()<>]/y,
  bash: /&&|\|\||;;&|;;|;&|<<<|<<-|<<|>>|<&|>&|<>|>\||&>>|&>|\|&|[;&|()<>]/y,
}
