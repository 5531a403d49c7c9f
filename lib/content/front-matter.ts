import * as z from 'zod'
import { explainIssue, explainUnknownKey } from '../quiz/explain-issue'
import { words } from '../quiz/localized'
import { formatProblem, type Problem } from '../quiz/problem'
import { QuizDocument } from '../quiz/quiz-document'

const schema = z.strictObject({
  title: words.describe('the name of the lesson, as the course map shows it'),
  summary: words.describe('one sentence for the course map, search engines and link previews'),
  minutes: z.int().positive().optional().describe('minutes for reading and exercise together'),
  objectives: z.array(words).min(1).describe('what the reader can do afterwards, each beginning with a verb'),
  needs: z
    .array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must name a lesson as module/lesson'))
    .optional()
    .describe('lessons to do first, as module/lesson'),
  sources: z
    .array(z.strictObject({ title: words, url: z.url() }))
    .optional()
    .describe('where the facts come from, for the list at the end'),
})

/** What an author says about a lesson above its text. */
export type FrontMatter = z.infer<typeof schema>

/** A front matter that cannot be used; its message has one line a problem, `file:line:column: what to write`. */
export class FrontMatterError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'))
    this.name = 'FrontMatterError'
    this.problems = problems
  }
}

function problemsOf(document: QuizDocument, issues: readonly z.core.$ZodIssue[]): Problem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        document.problemAtKey(issue.path, key, explainUnknownKey(schema, issue.path, key)),
      )
    }
    return document.problemAt(
      issue.path,
      explainIssue(issue, document.source(issue.path), document.has(issue.path)),
    )
  })
}

/** Reads the YAML between the `---` lines a lesson begins with. Throws FrontMatterError. */
export function readFrontMatter(source: string, file: string): FrontMatter {
  const found = /^---\n([\s\S]*?)\n---(\n|$)/.exec(source)
  if (!found) {
    const message = 'a lesson begins with its front matter: ---, then "title: …", then ---'
    throw new FrontMatterError([{ file, line: 1, column: 1, message }])
  }
  // The empty first line stands for the opening `---`, so that lines count as in the file.
  const document = new QuizDocument(`\n${found[1]}`, file)
  const syntax = [...document.syntaxProblems()]
  if (syntax.length > 0) throw new FrontMatterError(syntax)
  const reading = schema.safeParse(document.value)
  if (!reading.success) throw new FrontMatterError(problemsOf(document, reading.error.issues))
  return reading.data
}
