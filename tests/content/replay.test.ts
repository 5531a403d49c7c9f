import fc from 'fast-check'
import { expect, test } from 'vitest'
import { worldContent } from '@/content/world'
import { decode } from '@/lib/base/bytes'
import { MILLISECOND, SECOND } from '@/lib/base/clock'
import { bootWorld, live, replayJournal } from '@/lib/world/boot'
import { type Journal, parseJournal } from '@/lib/world/journal'
import { journalBefore } from '@/lib/world/journal-before'
import type { SimulatedWorld } from '@/lib/world/world'

const keys = fc.constantFrom(
  'docker run -d --name web nginx:alpine\r',
  'docker ps -a\r',
  'docker exec -it web sh\r',
  'ps\r',
  'exit\r',
  'docker stop web\r',
  'docker rm -f web\r',
  'sleep 2 &\r',
  'for i in {1..300}; do :; done\r',
  'for i in 1 2 3; do echo $RANDOM; done\r',
  'ls /\r',
  '\x03',
  '\x04',
  '\x1b[A\r',
  'doc\t',
)
/** What is typed, the virtual time it is followed by, and how finely that time is advanced, in milliseconds. */
const session = fc.array(
  fc.record({
    typed: keys,
    after: fc.integer({ min: 1, max: 1500 }),
    grain: fc.integer({ min: 1, max: 500 }),
  }),
  { maxLength: 12 },
)

function shown(world: SimulatedWorld): string[] {
  return world.terminals.map((terminal) => {
    let text = ''
    terminal.onOutput((bytes) => {
      text += decode(bytes)
    })()
    return text
  })
}

test('a journal run again gives the same bytes, however finely time was advanced', async () => {
  await fc.assert(
    fc.asyncProperty(session, async (inputs) => {
      const world = await bootWorld(worldContent, 'playground')
      const terminal = world.openTerminal({ columns: 80, rows: 24 })
      for (const { typed, after, grain } of inputs) {
        terminal.write(typed)
        const until = world.now + after * MILLISECOND
        while (world.now < until) await live(world, Math.min(until, world.now + grain * MILLISECOND))
      }
      const journal: Journal = parseJournal(JSON.parse(JSON.stringify(world.journal)))
      const again = await replayJournal(worldContent, journal)
      expect(shown(again)).toEqual(shown(world))
      expect(again.steps).toEqual(world.steps)
      expect(again.now).toBe(world.now)
      expect(world.faults).toEqual([])
    }),
    { numRuns: 10, seed: 20_261_121, endOnFailure: true },
  )
}, 120_000)

const commands = fc.array(
  fc.record({
    command: fc.constantFrom(
      'echo hi',
      'docker run -d alpine sleep 9',
      'false',
      'sleep 1',
      'cd /tmp',
      'docker ps',
    ),
    terminal: fc.integer({ min: 0, max: 1 }),
  }),
  { minLength: 1, maxLength: 6 },
)

test('going back to before a command leaves all that came before it', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (typed) => {
      const world = await bootWorld(worldContent, 'playground')
      const terminals = [0, 1].map(() => world.openTerminal({ columns: 80, rows: 24 }))
      await live(world, world.now + SECOND)
      for (const { command, terminal } of typed) {
        terminals[terminal]?.write(`${command}\r`)
        await live(world, world.now + 5 * SECOND)
      }
      expect(world.steps.map(({ command }) => command)).toEqual(typed.map(({ command }) => command))
      for (const { number, terminal } of world.steps) {
        const back = await replayJournal(worldContent, journalBefore(world.journal, world.steps, number))
        await live(back, back.now + SECOND)
        expect(back.steps).toEqual(world.steps.slice(0, number - 1))
        expect(back.terminals[terminal]?.atPrompt).toBe(true)
      }
    }),
    { numRuns: 10, seed: 20_261_121, endOnFailure: true },
  )
}, 120_000)

test('a world of another seed has other ids', async () => {
  const [one, other] = await Promise.all(
    ['a', 'b'].map((seed) => bootWorld(worldContent, 'playground', { seed })),
  )
  if (!one || !other) throw new Error('no world')
  const id = async (world: SimulatedWorld) => {
    const terminal = world.openTerminal({ columns: 80, rows: 24 })
    terminal.write('docker create alpine\r')
    await live(world, world.now + 2 * SECOND)
    return world.look().containers()[0]?.Id
  }
  expect(await id(one)).not.toBe(await id(other))
})
