/** One address of each page type, relative to the site's base, without language. */
export const pageTypes = {
  home: '',
  'course map': '/learn',
  lesson: '/learn/namespaces/pid',
  playground: '/playground',
}

export const locales = ['en', 'zh'] as const

/** Every page type in every language. */
export const pages = Object.entries(pageTypes).flatMap(([name, path]) =>
  locales.map((locale) => ({ name, locale, address: `${locale}${path}` })),
)
