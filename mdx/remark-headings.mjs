import { textOf, walk } from './hast.mjs'

const explicit = /\s*\[#([a-z0-9-]+)\]\s*$/

function slug(title) {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Takes `[#id]` off a heading's end, if it is there. */
function takeId(heading) {
  const last = heading.children.at(-1)
  const found = last?.type === 'text' ? explicit.exec(last.value) : null
  if (!found) return undefined
  last.value = last.value.slice(0, found.index)
  return found[1]
}

/** A JSON value as the tree of a JavaScript expression. */
function toExpression(value) {
  if (Array.isArray(value)) return { type: 'ArrayExpression', elements: value.map(toExpression) }
  if (typeof value !== 'object') return { type: 'Literal', value }
  const properties = Object.entries(value).map(([name, item]) => ({
    type: 'Property',
    kind: 'init',
    method: false,
    shorthand: false,
    computed: false,
    key: { type: 'Identifier', name },
    value: toExpression(item),
  }))
  return { type: 'ObjectExpression', properties }
}

function exported(name, value) {
  const declarator = {
    type: 'VariableDeclarator',
    id: { type: 'Identifier', name },
    init: toExpression(value),
  }
  const declaration = { type: 'VariableDeclaration', kind: 'const', declarations: [declarator] }
  const statement = {
    type: 'ExportNamedDeclaration',
    specifiers: [],
    attributes: [],
    source: null,
    declaration,
  }
  return {
    type: 'mdxjsEsm',
    value: '',
    data: { estree: { type: 'Program', sourceType: 'module', comments: [], body: [statement] } },
  }
}

/**
 * Gives every heading an id: the one written as `## 杀死 1 号进程 [#killing]`, else one made of its title. A title
 * without Latin letters must say its id, because links must be the same in every language. The lesson's sections are
 * exported as `outline`.
 */
export default function remarkHeadings() {
  return (tree, file) => {
    const outline = []
    const seen = new Set()
    for (const { node } of walk(tree)) {
      if (node.type !== 'heading') continue
      if (node.depth === 1)
        file.fail('a lesson has its title from the front matter; begin headings at ##', node)
      const written = takeId(node)
      const title = textOf(node)
      const id = written ?? slug(title)
      if (!id) file.fail(`"${title}" needs an id, the same in every language: ## ${title} [#an-id]`, node)
      if (seen.has(id)) file.fail(`"${id}" is the id of an earlier heading; choose another`, node)
      seen.add(id)
      node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } }
      if (node.depth === 2) outline.push({ id, title })
    }
    tree.children.push(exported('outline', outline))
  }
}
