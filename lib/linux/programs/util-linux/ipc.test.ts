import { expect, test } from 'vitest'
import { TestMachine } from '../../testing/test-machine'
import { executable } from '../../vfs/tree'
import { ipcmk } from './ipcmk'
import { ipcrm } from './ipcrm'
import { ipcs } from './ipcs'

const programs = { ipcmk, ipcrm, ipcs }
const files = Object.fromEntries(
  Object.keys(programs).map((name) => [`/bin/${name}`, executable(name, 20_000)] as const),
)

/** Runs commands one after another; what they print, keys made alike. */
function session(...commands: string[]): string {
  const machine = new TestMachine({ programs, files })
  return commands
    .map((command) => {
      const { stdout, stderr } = machine.run(command.split(' '))
      return stdout + stderr
    })
    .join('')
    .replace(/0x[\da-f]{8}/g, '0xKEYKEYKE')
}

// What util-linux 2.38.1 prints.
test('objects are made, listed and removed', () => {
  expect(session('ipcmk -Q', 'ipcmk -M 1000', 'ipcmk -S 3 -p 0600', 'ipcs', 'ipcrm -q 0', 'ipcs -q')).toBe(`\
Message queue id: 0
Shared memory id: 0
Semaphore id: 0

------ Message Queues --------
key        msqid      owner      perms      used-bytes   messages    
0xKEYKEYKE 0          root       644        0            0           

------ Shared Memory Segments --------
key        shmid      owner      perms      bytes      nattch     status      
0xKEYKEYKE 0          root       644        1000       0                       

------ Semaphore Arrays --------
key        semid      owner      perms      nsems     
0xKEYKEYKE 0          root       600        3         


------ Message Queues --------
key        msqid      owner      perms      used-bytes   messages    

`)
})

test('ids are not used again; what is not there cannot be removed', () => {
  const commands = [
    'ipcmk -Q',
    'ipcrm -a',
    'ipcmk -Q',
    'ipcrm -m 7',
    'ipcrm -Q 0x5',
    'ipcrm -M abc',
    'ipcrm 5',
    'ipcmk',
  ]
  expect(session(...commands, 'ipcs -i 3', 'ipcs -q -i 33')).toBe(`\
Message queue id: 0
Message queue id: 1
ipcrm: invalid id (7)
ipcrm: invalid key (0x5)
ipcrm: failed to parse argument: 'abc'
ipcrm: unknown argument: 5
Try 'ipcrm --help' for more information.
ipcmk: bad usage
Try 'ipcmk --help' for more information.
ipcs: when using an ID, a single resource must be specified
ipcs: id 33 not found
`)
})

test('an ipc namespace has objects of its own, and limits', () => {
  const machine = new TestMachine({ programs, files })
  machine.run(['ipcmk', '-M', '4K'])
  const { stdout } = machine.runProgram(function* ({ sys }) {
    sys.unshare(['CLONE_NEWIPC'])
    return yield* sys.execve('/bin/ipcs', ['ipcs', '-m', '-u'], [])
  })
  expect(stdout).toBe(`
------ Shared Memory Status --------
segments allocated 0
pages allocated 0
pages resident  0
pages swapped   0
Swap performance: 0 attempts\t 0 successes

`)
})
