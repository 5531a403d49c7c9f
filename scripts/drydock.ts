import { check } from './drydock/check'
import { console as fillConsole } from './drydock/console'
import { dockerd } from './drydock/dockerd'
import { oracle } from './drydock/oracle/oracle'
import { sim } from './drydock/sim'
import { UsageError } from './drydock/usage-error'

const help = `drydock: see what the simulated machine does, without a browser

usage: npm run -s drydock -- COMMAND

  sim [--scenario S] [--json] [FILE]     run the commands of FILE or standard input, one complete command at a time
  sim --replay SESSION.jsonl [--scenario S]
                                         run a recorded session and print its records with what was answered here
  dockerd --socket PATH [--tcp ADDR] [--scenario S]
                                         serve the simulated engine on a real socket, for the real docker client
  oracle [--only NAMES] [--show] [--json] FOLDER
                                         replay a folder of recorded sessions and print how many answers agree
  check LESSON [--solution FILE]         run FILE in the lesson's exercise; a JSON line a goal; exit 0 when all are met
  console LESSON [--write]               what the console blocks of a lesson print; with --write, put it into them
`

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  sim,
  check,
  oracle,
  console: fillConsole,
  dockerd,
  async help() {
    process.stdout.write(help)
    return 0
  },
}

async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  const command = commands[name]
  if (!command) throw new UsageError(`there is no command ${name}`)
  return await command(args)
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status
  },
  (error: unknown) => {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`drydock: ${error.message}\n\n${help}`)
    process.exitCode = 2
  },
)
