import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles } from './list-files'
import { root } from './root'

const folders = ['app', 'components', 'content', 'lib', 'mdx', 'public', 'scripts/build']
const files = ['mdx-components.tsx', 'next.config.ts', 'package-lock.json', 'package.json', 'tsconfig.json']

const settings = ['BASE_PATH', 'REPOSITORY_URL', 'SITE_URL']

const isInput = (file: string) => !/\.test\.tsx?$/.test(file)

/**
 * A name for what a build of this tree would be: a hash of everything that goes into it. The same inputs give
 * the same name, so it tells both whether a build is up to date and whether two files belong together.
 */
export function buildId(mode: string): string {
  const inputs = [
    ...files,
    ...folders.flatMap((folder) => listFiles(path.join(root, folder)).map((file) => `${folder}/${file}`)),
  ].filter((file) => isInput(file) && existsSync(path.join(root, file)))
  const hash = createHash('sha256').update(
    JSON.stringify([mode, ...settings.map((name) => process.env[name] ?? '')]),
  )
  for (const input of inputs) hash.update(`\0${input}\0`).update(readFileSync(path.join(root, input)))
  return hash.digest('hex').slice(0, 16)
}
