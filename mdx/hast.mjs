/** An element of the HTML tree. */
export function element(tagName, properties, ...children) {
  return { type: 'element', tagName, properties, children }
}

/** A text of the HTML tree. */
export function text(value) {
  return { type: 'text', value }
}

/** The text in a node of either tree, without its markup. */
export function textOf(node) {
  return node.value ?? (node.children ?? []).map(textOf).join('')
}

/** Every node of a tree with its parent, parents first. */
export function* walk(node, parent) {
  yield { node, parent }
  for (const child of [...(node.children ?? [])]) yield* walk(child, node)
}
