import { afterAll, describe, expect, test } from 'vitest'
import { oracleContent } from '@/content/scenarios/oracle/content'
import { bootWorld } from '@/lib/world/boot'
import { CommandSession } from '@/lib/world/command-session'
import { type Answer, Comparison } from '@/scripts/drydock/oracle/compare'
import { RealEngine } from '@/scripts/drydock/real-engine'
import { canCompare, RealClient } from './harness/real-client'
import { tapRequests } from './harness/tap'
import { type ComparedWorld, worlds } from './worlds'

const SPEED = 50
/** A world as its commands find it. */
async function prepare({ setUp = [], files = {} }: ComparedWorld, home: string) {
  const [[name, scenario] = []] = Object.entries(oracleContent.scenarios)
  if (name === undefined || scenario === undefined) throw new Error('there is no scenario')
  const epochSeconds = Math.floor(Date.now() / 1000) - 60
  const content = { ...oracleContent, scenarios: { [name]: { ...scenario, epochSeconds } } }
  const world = await bootWorld(content, name)
  const session = new CommandSession(world)
  await session.run(`mkdir -p ${home}; cd ${home}; export HOME=${home}; docker version`)
  for (const [file, text] of Object.entries(files))
    await session.run(`printf ${JSON.stringify(text)} > ${file}`)
  for (const command of setUp) await session.run(command)
  return { world, session, heard: tapRequests(world) }
}

/** What a command printed and asked, the requests behind what it printed. */
function withRequests({ stdout, stderr, exit }: Answer, heard: string[]): Answer {
  const requests = heard
    .splice(0)
    .join('\n')
    .replace(/\b(since|until)=\d+/g, '$1=<time>')
  // On a busy machine the client gives its first ping up after two seconds and asks again.
  const settled = requests.replace(/^(HEAD \/_ping\n)+/gm, 'HEAD /_ping\n')
  return { stdout: `${stdout}\nrequests:\n${settled}`, stderr, exit }
}

describe.runIf(canCompare())('the docker client and its simulation agree', () => {
  for (const compared of worlds) {
    describe(compared.name, () => {
      const real = new RealClient(compared.files)
      const comparison = new Comparison()
      let stop = () => {}
      const both = (async () => {
        const served = await prepare(compared, real.directory)
        const engine = new RealEngine(served.world, SPEED)
        stop = () => engine.stop()
        await engine.listen({ path: real.socket })
        return { served, simulated: await prepare(compared, real.directory) }
      })()
      afterAll(() => stop())

      for (const command of compared.commands) {
        test(command, async () => {
          const { served, simulated } = await both
          const expected = withRequests(await real.run(command), served.heard)
          const answer = withRequests(await simulated.session.run(command), simulated.heard)
          expect(comparison.compare({ cmd: command, ...expected }, answer)).toBeUndefined()
        })
      }
    })
  }
})
