import { encode } from '../../../base/bytes'
import { civil } from '../../../base/civil'
import { MILLISECOND, type Nanoseconds } from '../../../base/clock'
import type { Kernel } from '../../kernel/kernel'
import type { HttpMessage, HttpRequest } from '../http'
import { HttpParser } from '../http-text'
import type { Connection } from '../listener'
import { isHello, serverHello } from '../tls'
import type { Page } from './description'

const THINKING = 3 * MILLISECOND

/** A web server that is no process: answers requests on a connection after as long as they travel. */
export class WebServer {
  readonly #parser = new HttpParser()
  #isSecured: boolean
  #request: HttpRequest | undefined

  constructor(
    private readonly kernel: Kernel,
    private readonly connection: Connection,
    private readonly pages: Readonly<Record<string, Page>>,
    private readonly roundTrip: Nanoseconds,
    isTls: boolean,
  ) {
    this.#isSecured = !isTls
    connection.incoming.onChange = () => this.#read()
  }

  #read(): void {
    const { incoming } = this.connection
    for (let item = incoming.shift(); item; item = incoming.shift()) {
      if (!(item instanceof Uint8Array)) this.#take(item)
      else if (!this.#isSecured) this.#greet(item)
      else {
        this.#parser.feed(item)
        for (let message = this.#parser.next(); message; message = this.#parser.next()) this.#take(message)
      }
    }
    if (!incoming.isClosed) return
    this.connection.outgoing.close()
    this.connection.endpoint?.release()
  }

  #greet(bytes: Uint8Array): void {
    if (!isHello(bytes)) {
      this.connection.outgoing.reset()
      this.connection.endpoint?.abort()
      return
    }
    this.#isSecured = true
    this.#later(() => this.#put(serverHello))
  }

  #take(message: HttpMessage): void {
    if (message.type === 'request') this.#request = message
    if (message.type !== 'end' || !this.#request) return
    const request = this.#request
    this.#request = undefined
    this.#later(() => this.#answer(request))
  }

  #later(action: () => void): void {
    this.kernel.scheduler.at(this.kernel.clock.now() + this.roundTrip + THINKING, action)
  }

  #put(item: Uint8Array | HttpMessage): void {
    const { outgoing } = this.connection
    if (!outgoing.isClosed) outgoing.put(item)
  }

  #answer({ method, target, headers }: HttpRequest): void {
    const page = this.pages[target.replace(/\?.*/, '')] ?? this.pages['*'] ?? { status: 404 }
    const body = encode(page.body ?? '')
    this.#put({
      type: 'response',
      status: page.status,
      headers: {
        'content-type': page.type ?? 'text/html',
        'content-length': String(body.length),
        date: httpDate(this.kernel),
        ...page.headers,
        ...(headers.connection === 'close' && { connection: 'close' }),
      },
    })
    if (method !== 'HEAD' && body.length > 0) this.#put({ type: 'chunk', bytes: body })
    this.#put({ type: 'end' })
  }
}

function httpDate({ clock }: Kernel): string {
  const { year, month, day, hour, minute, second, weekday } = civil(clock.realtime())
  const two = (value: number): string => String(value).padStart(2, '0')
  const months = 'JanFebMarAprMayJunJulAugSepOctNovDec'
  const days = 'SunMonTueWedThuFriSat'
  return `${days.slice(weekday * 3, weekday * 3 + 3)}, ${two(day)} ${months.slice(month * 3 - 3, month * 3)} ${year} ${two(hour)}:${two(minute)}:${two(second)} GMT`
}
