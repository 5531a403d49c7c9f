interface Props {
  x: number
  y: number
  width: number
  height: number
  /** The name in the gap of the top line. */
  title: string
  /** Whether the frame is filled, which means "inside". */
  isWashed?: boolean
}

/** About how wide a label is: Chinese characters are square, Latin letters half as wide. */
function widthOf(label: string): number {
  return [...label].reduce((width, letter) => width + (/\p{Script=Han}/u.test(letter) ? 12.5 : 6.7), 0)
}

/** A frame with its name in a gap of the top line. */
export function Frame({ x, y, width, height, title, isWashed }: Props) {
  const right = x + width
  const gap = x + 20 + widthOf(title) + 6
  return (
    <>
      {isWashed ? <rect className="wash" x={x} y={y} width={width} height={height} /> : null}
      <path className="obj" d={`M${x} ${y}V${y + height}H${right}V${y}H${gap}M${x} ${y}H${x + 14}`} />
      <text className="b" x={x + 20} y={y + 4.5}>
        {title}
      </text>
    </>
  )
}
