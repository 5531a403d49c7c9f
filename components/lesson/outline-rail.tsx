import { RailMarker } from './rail-marker'

interface Props {
  label: string
  sections: readonly { readonly id: string; readonly title: string }[]
}

/** The lesson's sections as draught marks. Numbers stand for titles, which show on hover, on focus and to screen readers. */
export function OutlineRail({ label, sections }: Props) {
  return (
    <nav className="rail" aria-label={label}>
      <ol>
        {sections.map(({ id, title }, index) => (
          <li key={id}>
            <a href={`#${id}`} data-section={id}>
              <svg className="mark" aria-hidden="true">
                <use href="#level" />
              </svg>
              <span aria-hidden="true">{index + 1}</span>
              <span className="title">{title}</span>
            </a>
          </li>
        ))}
      </ol>
      <RailMarker />
    </nav>
  )
}
