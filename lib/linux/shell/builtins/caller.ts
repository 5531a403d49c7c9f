import type { Builtin } from './builtin'

export const caller: Builtin = {
  *run(shell, argv) {
    const depth = Number(argv[1] ?? 0)
    const frame = shell.frames.at(-1 - depth)
    if (!frame) return 1
    const outer = shell.frames.at(-2 - depth)
    const isScript = shell.startedBy === 'file'
    if (!outer && !isScript && argv[1] !== undefined) return 1
    const source = outer?.source ?? (isScript ? shell.name : 'NULL')
    yield* shell.write(
      1,
      argv[1] === undefined
        ? `${frame.line} ${source}\n`
        : `${frame.line} ${outer?.name ?? 'main'} ${source}\n`,
    )
    return 0
  },
}
