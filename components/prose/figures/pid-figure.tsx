import type { Messages } from '@/content/messages/messages'
import { fill } from '@/lib/i18n/fill'
import { Frame } from './frame'
import { Process } from './process'

type Words = Messages['figures']

/** The process numbers on the lesson's machine when its first command has run. */
export const host = { dockerd: 613, shim: 618, master: 619, first: 627, second: 628 }
/** The same processes seen from inside the container. */
export const inside = { master: 1, first: 10, second: 11 }

const title = ({ pidTitle }: Words) =>
  fill(pidTitle, { ...host, firstInside: inside.first, secondInside: inside.second })

function Wide({ words }: { words: Words }) {
  return (
    <svg className="dw" viewBox="0 0 608 330" role="img" aria-label={title(words)}>
      <Frame x={0.75} y={12} width={606.5} height={317} title={words.pidHost} />
      <Frame x={300} y={66} width={290} height={246} title={words.pidContainer} isWashed />
      <path className="hair" d="M60 67V109M60 88H34V208H41M79 208H321M359 208H410V148H456M410 208V268H456" />
      <Process x={60} y={48} number={1} />
      <text x="88" y="52.2">
        systemd
      </text>
      <Process x={60} y={128} number={host.dockerd} />
      <text x="88" y="132.2">
        dockerd
      </text>
      <Process x={60} y={208} number={host.shim} />
      <text x="88" y="200">
        containerd-shim
      </text>
      <Process x={340} y={208} number={host.master} inside={inside.master} />
      <text x="322" y="246">
        nginx
      </text>
      <text className="mu" x="322" y="262">
        {words.master}
      </text>
      <Process x={475} y={148} number={host.first} inside={inside.first} />
      <text className="mu" x="506" y="166">
        {words.worker}
      </text>
      <Process x={475} y={268} number={host.second} inside={inside.second} />
      <text className="mu" x="506" y="286">
        {words.worker}
      </text>
      <path className="ann" d="M366 171V114" />
      <text className="no" x="322" y="108">
        {words.inside}
      </text>
      <path className="ann" d="M326 222L266 282H252" />
      <text className="no end" x="246" y="286">
        {words.outside}
      </text>
    </svg>
  )
}

function Narrow({ words }: { words: Words }) {
  return (
    <svg className="dw narrow" viewBox="0 0 354 470" role="img" aria-label={title(words)}>
      <Frame x={0.75} y={12} width={352.5} height={457} title={words.pidHost} />
      <Frame x={18} y={212} width={318} height={212} title={words.pidContainer} isWashed />
      <path
        className="hair"
        d="M38 69V102M38 83H14V178H19M57 178H198V246M198 284V316H86V336M198 316H262V336"
      />
      <Process x={38} y={50} number={1} />
      <text x="65" y="54.2">
        systemd
      </text>
      <Process x={38} y={121} number={host.dockerd} />
      <text x="65" y="125.2">
        dockerd
      </text>
      <Process x={38} y={178} number={host.shim} />
      <text x="65" y="170">
        containerd-shim
      </text>
      <Process x={198} y={265} number={host.master} inside={inside.master} />
      <text className="end" x="170" y="262">
        nginx
      </text>
      <text className="end mu" x="170" y="278">
        {words.master}
      </text>
      <Process x={86} y={355} number={host.first} inside={inside.first} />
      <text className="mid mu" x="86" y="394">
        {words.worker}
      </text>
      <Process x={262} y={355} number={host.second} inside={inside.second} />
      <text className="mid mu" x="262" y="394">
        {words.worker}
      </text>
      <path className="ann" d="M238 242H248" />
      <text className="no" x="252" y="246">
        {words.insideShort}
      </text>
      <path className="ann" d="M214 276L226 286H248" />
      <text className="no" x="252" y="290">
        {words.outsideShort}
      </text>
    </svg>
  )
}

/** One process, two numbers: the container's processes as the host and as the container count them. */
export function PidFigure({ words }: { words: Words }) {
  return (
    <>
      <Wide words={words} />
      <Narrow words={words} />
    </>
  )
}
