import path from 'node:path'
import { defineConfig } from 'vitest/config'

const project = (name: string, include: string[]) => ({
  extends: true as const,
  // Nothing here tests speed: a busy machine may take its time.
  test: { name, environment: 'node' as const, include, testTimeout: 120_000 },
})

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    projects: [
      project('unit', [
        'lib/**/*.test.ts',
        'components/**/*.test.{ts,tsx}',
        'content/**/*.test.ts',
        'scripts/**/*.test.ts',
        'bench/**/*.test.ts',
      ]),
      project('transcripts', ['tests/transcripts/**/*.test.ts']),
      project('docker', ['tests/docker/**/*.test.ts']),
      project('content', ['tests/content/**/*.test.{ts,tsx}']),
      project('architecture', ['tests/*.test.ts']),
    ],
  },
})
