export interface TreeNode {
  readonly label: string
  readonly children: readonly TreeNode[]
}

export interface Drawing {
  readonly unicode: boolean
  /** several alike are drawn once: `3*[sleep]` */
  readonly compact: boolean
  /** children always below their parents */
  readonly vertical: boolean
  readonly width: number
}

interface Signs {
  /** between a parent and its only child */
  readonly single: string
  readonly first: string
  readonly more: string
  readonly last: string
  readonly below: string
}

const ascii: Signs = { single: '---', first: '-+-', more: ' |-', last: ' `-', below: ' | ' }
const unicode: Signs = { single: '───', first: '─┬─', more: ' ├─', last: ' └─', below: ' │ ' }

/** A tree as pstree draws it, ending in a newline. */
export function drawTree(root: TreeNode, drawing: Drawing): string {
  const signs = drawing.unicode ? unicode : ascii
  const lines = drawing.vertical
    ? verticalLines(root, signs)
    : compactLines(drawing.compact ? merge(root) : root, signs)
  return lines.map((line) => `${cut(line, drawing.width)}\n`).join('')
}

const cut = (line: string, width: number): string =>
  line.length > width ? `${line.slice(0, width - 1)}+` : line

/** Joins children that look the same. */
function merge({ label, children }: TreeNode): TreeNode {
  const merged: { node: TreeNode; key: string; count: number }[] = []
  for (const child of children.map(merge)) {
    const key = JSON.stringify(child)
    const same = merged.find((other) => other.key === key)
    if (same) same.count++
    else merged.push({ node: child, key, count: 1 })
  }
  return { label, children: merged.map(({ node, count }) => (count === 1 ? node : several(node, count))) }
}

/** The last line of a repeated tree closes the bracket. */
function several(node: TreeNode, count: number): TreeNode {
  return {
    label: `${count}*[${node.children.length === 0 ? `${node.label}]` : node.label}`,
    children: node.children.length === 0 ? [] : closeLast(node.children),
  }
}

function closeLast(children: readonly TreeNode[]): TreeNode[] {
  return children.map((child, index) => {
    if (index < children.length - 1) return child
    return child.children.length === 0
      ? { ...child, label: `${child.label}]` }
      : { ...child, children: closeLast(child.children) }
  })
}

function compactLines({ label, children }: TreeNode, signs: Signs): string[] {
  const [only] = children
  if (!only) return [label]
  const margin = ' '.repeat([...label].length)
  const blocks = children.map((child) => compactLines(child, signs))
  return blocks.flatMap((block, index) => {
    const isLast = index === blocks.length - 1
    const isFirst = index === 0
    const lead = isFirst
      ? label + (children.length === 1 ? signs.single : signs.first)
      : margin + (isLast ? signs.last : signs.more)
    const below = margin + (isLast ? '   ' : signs.below)
    return block.map((line, row) => (row === 0 ? lead : below) + line)
  })
}

function verticalLines({ label, children }: TreeNode, signs: Signs): string[] {
  const below = children.flatMap((child, index) => {
    const isLast = index === children.length - 1
    const [more, last, line] = [
      `  ${signs.more.trim()}`,
      `  ${signs.last.trim()}`,
      `  ${signs.below.trim()} `,
    ]
    return verticalLines(child, signs).map(
      (text, row) => (row === 0 ? (isLast ? last : more) : isLast ? '    ' : line) + text,
    )
  })
  return [label, ...below]
}
