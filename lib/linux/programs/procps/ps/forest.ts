import type { ProcessInfo } from '../process-info'

/** Processes as a tree: children below their parents, with the lines that `ps f` draws in front of commands. */
export function forest(
  list: readonly ProcessInfo[],
): { readonly info: ProcessInfo; readonly lead: string }[] {
  const pids = new Set(list.map(({ pid }) => pid))
  const rows: { info: ProcessInfo; lead: string }[] = []
  const childrenOf = (pid: number): readonly ProcessInfo[] =>
    list.filter((info) => info.ppid === pid && info.pid !== pid)
  const add = (info: ProcessInfo, lead: string, below: string): void => {
    rows.push({ info, lead })
    const children = childrenOf(info.pid)
    children.forEach((child, index) => {
      const isLast = index === children.length - 1
      add(child, `${below} \\_ `, `${below}${isLast ? '    ' : ' |  '}`)
    })
  }
  for (const info of list) if (!pids.has(info.ppid) || info.ppid === info.pid) add(info, '', '')
  return rows
}
