import { expect, test } from 'vitest'
import { TestMachine } from '../../../linux/testing/test-machine'
import { executable } from '../../../linux/vfs/tree'
import { docker } from '../docker'
import recorded from '../fixtures/help-layouts.json'

interface Layout {
  readonly usage: string
  readonly aliases: string
  /** `-m, --memory bytes = 1g`: the flag as it is listed, and its default when one is shown */
  readonly options: readonly string[]
  readonly commands: readonly string[]
}

/** What help says apart from the descriptions. */
function layoutOf(text: string): Layout {
  const rows = { options: [] as [string, string][], commands: [] as string[] }
  let usage = ''
  let aliases = ''
  let section = ''
  for (const line of text.split('\n')) {
    if (line.startsWith('Usage:')) usage = line.replace(/^Usage:\s+/, '')
    else if (/^[A-Z][A-Za-z ]*:$/.test(line)) section = line
    else if (section === 'Aliases:' && line !== '') aliases = line.trim()
    else if (section.endsWith('Options:')) readOption(line, rows.options)
    else if (section.endsWith('ommands:'))
      rows.commands.push(...(/^ {2}([\w-]+\*?) /.exec(line)?.slice(1) ?? []))
  }
  const options = rows.options.map(([flag, description]) => {
    const shown = /\(default (.*)\)\s*$/.exec(description)
    return shown ? `${flag} = ${shown[1]}` : flag
  })
  return { usage, aliases, options, commands: rows.commands }
}

function readOption(line: string, options: [string, string][]): void {
  const begun = /^ {2,6}((?:-\w, )?--[\w-]+(?: [\w-]+)?)(?: {2,}(.*))?$/.exec(line)
  const last = options.at(-1)
  if (begun) options.push([begun[1] ?? '', begun[2] ?? ''])
  else if (last && line !== '') last[1] += ` ${line.trim()}`
}

const machine = new TestMachine({
  programs: { docker },
  files: { '/usr/bin/docker': executable('docker', 40_000_000) },
})
const env = ['HOME=/nowhere', 'DOCKER_HOST=unix:///nonexistent.sock']

// Recorded from the docker client 28.2.2 with no daemon to talk to; every description here is our own.
test.each(Object.entries(recorded as Record<string, Layout>))('%s --help', (path, expected) => {
  const { stdout } = machine.run(['/usr/bin/docker', ...path.split(' ').slice(1), '--help'], { env })
  expect(layoutOf(stdout)).toEqual(expected)
})
