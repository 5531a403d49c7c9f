import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseQuiz } from '@/lib/quiz/parse-quiz'
import { formatProblem } from '@/lib/quiz/problem'
import type { Question } from '@/lib/quiz/question-types'

/** The path of a lesson's quiz in the repository. */
export function quizFile(lesson: string): string {
  return `content/lessons/${lesson}/quiz.yaml`
}

/** A lesson's questions, read at build time; none when it has no quiz. Throws with every problem as `file:line:column: …`. */
export function loadQuiz(lesson: string): readonly Question[] {
  const file = quizFile(lesson)
  const place = path.join(process.cwd(), file)
  if (!existsSync(place)) return []
  const { questions, problems } = parseQuiz(readFileSync(place, 'utf8'), file)
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'))
  return questions
}
