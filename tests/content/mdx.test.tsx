import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { readConsole } from '@/mdx/read-console.mjs'
import { compileLesson } from './compile-lesson'

async function html(source: string): Promise<string> {
  const { default: Lesson } = await compileLesson(source)
  return renderToStaticMarkup(<Lesson />)
}

const problem = (source: string) =>
  compileLesson(source).then(
    () => 'none',
    (error: { file?: string; line?: number; column?: number; reason: string }) =>
      `${error.file}:${error.line}:${error.column}: ${error.reason}`,
  )

test('a heading has the id it is given, or one made of its title', async () => {
  expect(await html('## Killing number 1\n\n## 有意共用 [#sharing]\n')).toBe(
    '<h2 id="killing-number-1">Killing number 1</h2>\n<h2 id="sharing">有意共用</h2>',
  )
})

test('the sections are exported', async () => {
  const { outline } = await compileLesson('## The `NSpid` line\n\n### Detail\n\n## 共用 [#sharing]\n')
  expect(outline).toEqual([
    { id: 'the-nspid-line', title: 'The NSpid line' },
    { id: 'sharing', title: '共用' },
  ])
})

test('a console block tells prompt, command and output apart', async () => {
  const source = '```console /1/\n# docker run -d \\\n    nginx\n$ cat <<E\n> a\n> E\na 1 12\n```\n'
  expect(await html(source)).toBe(
    '<pre data-language="console"><code>' +
      '<span class="cmd"><span class="pr"># </span><span class="in">docker run -d \\</span>\n' +
      '<span class="in">    nginx</span></span>\n' +
      '<span class="cmd"><span class="pr">$ </span><span class="in">cat &lt;&lt;E</span>\n' +
      '<span class="pr">&gt; </span><span class="in">a</span>\n' +
      '<span class="pr">&gt; </span><span class="in">E</span></span>\n' +
      '<span class="out">a <mark>1</mark> 12</span></code></pre>',
  )
})

test('other code is coloured by classes, without style attributes', async () => {
  expect(await html('```yaml title="compose.yaml" {2}\na: 1\nb: "x" # c\n```\n')).toBe(
    '<pre data-language="yaml" data-title="compose.yaml"><code>' +
      '<span class="line"><span class="tok-keyword">a</span><span class="tok-keyword">:</span> ' +
      '<span class="tok-constant">1</span></span>\n' +
      '<span class="line highlighted"><span class="tok-keyword">b</span><span class="tok-keyword">:</span> ' +
      '<span class="tok-string">&quot;x&quot;</span> <span class="tok-comment"># c</span></span></code></pre>',
  )
})

test('inline code that is too long for a line may be broken', async () => {
  expect(await html('`docker ps`, `docker run --pid=container:web alpine`')).toBe(
    '<p><code>docker ps</code>, <code class="brk">docker run --pid=container:web alpine</code></p>',
  )
})

test.each([
  [
    'an unknown language',
    'Text.\n\n```dokcer\nFROM a\n```\n',
    'lesson.mdx:3:1: "dokcer" is not a language here; write one of: console, text, bash, c, dockerfile, go, http, ini, json, ts, yaml',
  ],
  [
    'no language',
    '```\nx\n```\n',
    'lesson.mdx:1:1: this code block names no language; write one of: console, text, bash, c, dockerfile, go, http, ini, json, ts, yaml',
  ],
  [
    'unknown words after the language',
    '```yaml titel="x"\na: 1\n```\n',
    'lesson.mdx:1:1: "titel="x"" is not understood here; write title="…", /word/ or {2,4-6}',
  ],
  [
    'a heading that has no Latin letter and no id',
    '## 共用\n',
    'lesson.mdx:1:1: "共用" needs an id, the same in every language: ## 共用 [#an-id]',
  ],
  [
    'an id twice',
    '## A\n\n## B [#a]\n',
    'lesson.mdx:3:1: "a" is the id of an earlier heading; choose another',
  ],
  [
    'a second title',
    '# Title\n',
    'lesson.mdx:1:1: a lesson has its title from the front matter; begin headings at ##',
  ],
])('%s fails the build with its place', async (_name, source, expected) => {
  expect(await problem(source)).toBe(expected)
})

test('a console block can be read without a page', () => {
  expect(readConsole('# ls \\\n  -l\ntotal 0\n# # a comment\n$ true\n')).toEqual([
    {
      command: 'ls \\\n  -l',
      typed: [
        { prompt: '# ', text: 'ls \\' },
        { prompt: '', text: '  -l' },
      ],
      output: ['total 0'],
    },
    { command: '# a comment', typed: [{ prompt: '# ', text: '# a comment' }], output: [] },
    { command: 'true', typed: [{ prompt: '$ ', text: 'true' }], output: [] },
  ])
})
