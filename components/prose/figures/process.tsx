interface Props {
  x: number
  y: number
  /** Its number in the namespace that is drawn around everything. */
  number: number
  /** Its number in the namespace further in. */
  inside?: number
}

/** A process: a circle with its number, and its second number in a small disc at the upper right. */
export function Process({ x, y, number, inside }: Props) {
  return (
    <>
      <circle className="objf" cx={x} cy={y} r="19" />
      <text className="mono mid" x={x} y={y + 4.2}>
        {number}
      </text>
      {inside === undefined ? null : (
        <>
          <circle className="acf" cx={x + 26} cy={y - 23} r="13" />
          <text className="mono mid b on" x={x + 26} y={y - 18.8}>
            {inside}
          </text>
        </>
      )}
    </>
  )
}
