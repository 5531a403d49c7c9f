import rehypeShikiFromHighlighter from '@shikijs/rehype/core'
import {
  transformerMetaHighlight,
  transformerNotationDiff,
  transformerNotationFocus,
  transformerNotationHighlight,
} from '@shikijs/transformers'
import { createHighlighter } from 'shiki'

const themes = { light: 'github-light', dark: 'github-dark' }
const languages = ['bash', 'c', 'console', 'dockerfile', 'go', 'http', 'ini', 'json', 'ts', 'yaml']

let highlighter

/** Highlights code blocks at build time in both themes; an unknown language fails the build. */
export default function rehypeCode() {
  let highlight
  return async (tree, file) => {
    highlighter ??= createHighlighter({ themes: Object.values(themes), langs: languages })
    highlight ??= rehypeShikiFromHighlighter(await highlighter, {
      themes,
      defaultColor: false,
      addLanguageClass: true,
      parseMetaString: (meta) => {
        const title = /title="([^"]+)"/.exec(meta)
        return title ? { 'data-title': title[1] } : null
      },
      transformers: [
        transformerMetaHighlight(),
        transformerNotationHighlight(),
        transformerNotationDiff(),
        transformerNotationFocus(),
      ],
      onError: (error) => {
        throw error
      },
    })
    return highlight(tree, file)
  }
}
