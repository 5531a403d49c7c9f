import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from '../build/root'
import { type Counts, failure } from './outcome'
import { runTool } from './run-tool'

interface Report {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  numPendingTests: number
  success: boolean
}

/** Runs one project of vitest.config.ts and counts its tests; a file that does not even load counts as failed. */
export function vitest(project: string): Counts {
  const file = path.join(root, `.cache/vitest-${project}.json`)
  rmSync(file, { force: true })
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  const succeeded = runTool('vitest', args)
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report
    const failed = report.numFailedTests || (succeeded ? 0 : Math.max(1, report.numFailedTestSuites))
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests }
  } catch {
    return failure
  }
}
