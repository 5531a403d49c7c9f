interface Props {
  x: number
  y: number
  width: number
  height: number
  /** The name in the gap of the top line, and how wide it is. */
  title: string
  titleWidth: number
  /** Whether the frame is filled, which means "inside". */
  isWashed?: boolean
}

/** A frame with its name in a gap of the top line. */
export function Frame({ x, y, width, height, title, titleWidth, isWashed }: Props) {
  const right = x + width
  const gap = x + 20 + titleWidth + 6
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
