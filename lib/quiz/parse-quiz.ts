import { explainIssue, explainUnknownKey } from './explain-issue'
import { nearest } from './nearest'
import type { Problem } from './problem'
import { isQuestionType, type Question, questionTypes } from './question-types'
import { QuizDocument } from './quiz-document'

/** A lesson's quiz file: the questions that can be used, and everything that is wrong with it. */
export interface ParsedQuiz {
  readonly questions: readonly Question[]
  readonly problems: readonly Problem[]
}

function* typeProblems(document: QuizDocument, index: number, value: unknown): Generator<Problem> {
  const known = Object.keys(questionTypes)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield document.problemAt([index], 'a question is a list of keys, starting with "id" and "type"')
    return
  }
  const name = 'type' in value ? String(value.type) : undefined
  if (name === undefined) {
    yield document.problemAt([index], `"type" is missing; write one of: ${known.join(', ')}`)
    return
  }
  const meant = nearest(name, known)
  const advice = meant ? `did you mean "${meant}"?` : `write one of: ${known.join(', ')}`
  yield document.problemAt([index, 'type'], `"${name}" is not a question type; ${advice}`)
}

function readQuestion(document: QuizDocument, index: number, value: unknown): Question | Problem[] {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined
  if (!isQuestionType(type)) return [...typeProblems(document, index, value)]
  const definition = questionTypes[type]
  const reading = definition.read(value)
  if ('issues' in reading) {
    return reading.issues.flatMap((issue) => {
      const path = [index, ...issue.path]
      if (issue.code !== 'unrecognized_keys') {
        return document.problemAt(path, explainIssue(issue, document.source(path), document.has(path)))
      }
      return issue.keys.map((key) =>
        document.problemAtKey(path, key, explainUnknownKey(definition.schema, issue.path, key)),
      )
    })
  }
  const remarks = definition.lint(value)
  if (remarks.length === 0) return reading.question
  return remarks.map((remark) =>
    document.problemAt([index, ...remark.path], `"${String(remark.path[0])}" ${remark.message}`),
  )
}

/** Reads the text of a `quiz.yaml`: a list of questions. `file` is only named in problems. */
export function parseQuiz(text: string, file: string): ParsedQuiz {
  const document = new QuizDocument(text, file)
  const syntax = [...document.syntaxProblems()]
  if (syntax.length > 0) return { questions: [], problems: syntax }
  const values = document.value
  if (!Array.isArray(values)) {
    return {
      questions: [],
      problems: [document.problemAt([], 'a quiz is a list of questions, each starting with "- id:"')],
    }
  }
  const read = values.map((value, index) => readQuestion(document, index, value))
  const questions = read.filter((result): result is Question => !Array.isArray(result))
  const problems = read.flatMap((result) => (Array.isArray(result) ? result : []))
  for (const [index, result] of read.entries()) {
    if (Array.isArray(result)) continue
    if (questions.findIndex(({ id }) => id === result.id) < questions.indexOf(result)) {
      problems.push(
        document.problemAt([index, 'id'], `"${result.id}" is the id of an earlier question; choose another`),
      )
    }
  }
  return { questions, problems }
}
