import { readCodeMeta } from './code-meta.mjs'
import { consoleBlock } from './console-block.mjs'
import { element, textOf, walk } from './hast.mjs'
import { highlight, languages } from './highlight.mjs'

const known = ['console', 'text', ...languages]
const longestUnbroken = 28

function languageOf(code) {
  const name = (code.properties.className ?? []).find((value) => value.startsWith('language-'))
  return name?.slice('language-'.length)
}

async function contentOf(source, language, meta) {
  if (language === 'console') return consoleBlock(source, meta.words)
  return await highlight(source, language, meta)
}

/**
 * Sets code blocks at build time. A block becomes `<pre data-language data-title><code>`; an unknown language, or no
 * language at all, fails the build with file and line.
 */
export default function rehypeCode() {
  return async (tree, file) => {
    for (const { node, parent } of walk(tree)) {
      if (node.tagName !== 'code') continue
      if (parent.tagName !== 'pre') {
        if (textOf(node).length > longestUnbroken) node.properties.className = ['brk']
        continue
      }
      const language = languageOf(node)
      if (!known.includes(language)) {
        const name = language ? `"${language}" is not a language here` : 'this code block names no language'
        file.fail(`${name}; write one of: ${known.join(', ')}`, node)
      }
      try {
        const meta = readCodeMeta(node.data?.meta ?? '')
        const source = textOf(node).replace(/\n$/, '')
        parent.properties = { dataLanguage: language, dataTitle: meta.title }
        parent.children = [element('code', {}, ...(await contentOf(source, language, meta)))]
      } catch (error) {
        file.fail(error.message, node)
      }
    }
  }
}
