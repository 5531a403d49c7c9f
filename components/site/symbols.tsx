/** The drawings that pages refer to by `<use href="#…">`. */
export function Symbols() {
  return (
    <svg width="0" height="0" className="symbols" aria-hidden="true" focusable="false">
      <symbol id="logo" viewBox="0 0 32 24">
        <path
          d="M0.75 5.25C10 7.4 21.5 7 31.25 2.75 30.4 8.5 28.7 13 25.5 16.25H5.5C2.9 14.5 1.4 10.5 0.75 5.25z"
          fill="currentColor"
        />
        <path d="M1.8 10.9H29.5" stroke="var(--bg)" strokeWidth="1.5" fill="none" />
        <path d="M9 17.25v4M16 17.25v4M23 17.25v4" stroke="currentColor" strokeWidth="2.75" fill="none" />
        <path d="M0 22.5h32" stroke="var(--accent)" strokeWidth="2.25" fill="none" />
      </symbol>
      <symbol id="level" viewBox="0 0 11 10">
        <path d="M0 0h11L5.5 9.5z" stroke="none" />
      </symbol>
      <symbol id="theme" viewBox="0 0 20 20">
        <circle cx="10" cy="10" r="7" />
        <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
      </symbol>
      <symbol id="enter" viewBox="0 0 20 20">
        <path d="M16.5 4v7h-12M8 7l-4 4 4 4" />
      </symbol>
      <symbol id="not-begun" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.25" fill="none" stroke="var(--rule-strong)" strokeWidth="1.5" />
      </symbol>
      <symbol id="under-way" viewBox="0 0 16 16">
        <path d="M1.75 8a6.25 6.25 0 0 0 12.5 0z" fill="var(--accent)" />
        <circle cx="8" cy="8" r="6.25" fill="none" stroke="var(--accent)" strokeWidth="1.5" />
      </symbol>
      <symbol id="done" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="7" fill="var(--success)" />
        <path d="M4.5 8.3l2.3 2.3 4.6-5" fill="none" stroke="var(--bg)" strokeWidth="1.6" />
      </symbol>
    </svg>
  )
}
