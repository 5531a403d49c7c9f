import localFont from 'next/font/local'

// Latin subsets; Chinese comes from the reader's system. Only what the first screen is set in is preloaded.
const sourceSerif = localFont({
  variable: '--face-serif',
  display: 'swap',
  adjustFontFallback: false,
  src: [
    {
      path: '../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
      weight: '200 900',
      style: 'normal',
    },
  ],
})

const plexSans = localFont({
  variable: '--face-sans',
  display: 'swap',
  adjustFontFallback: false,
  src: [
    {
      path: '../../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2',
      weight: '100 700',
      style: 'normal',
    },
  ],
})

const jetBrainsMono = localFont({
  variable: '--face-mono',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  src: [
    {
      path: '../../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
      weight: '100 800',
      style: 'normal',
    },
  ],
})

const sourceSerifItalic = localFont({
  variable: '--face-serif-italic',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  src: [
    {
      path: '../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
      weight: '200 900',
      style: 'italic',
    },
  ],
})

/** The classes for <html> that define the faces tokens.css names. */
export const fontClasses = [sourceSerif, sourceSerifItalic, plexSans, jetBrainsMono]
  .map(({ variable }) => variable)
  .join(' ')
