import type { MetadataRoute } from 'next'
import { basePath } from '@/components/site/site'
import { themeColours } from '@/components/site/theme-colours'
import { messages } from '@/content/messages/messages'

export const dynamic = 'force-static'

/** What a browser shows when the site is installed. */
export default function manifest(): MetadataRoute.Manifest {
  const { name, description } = messages.en.site
  return {
    name,
    short_name: name,
    description,
    start_url: `${basePath}/`,
    scope: `${basePath}/`,
    display: 'standalone',
    background_color: themeColours.light,
    theme_color: themeColours.light,
    icons: [{ src: `${basePath}/icon.svg`, sizes: 'any', type: 'image/svg+xml' }],
  }
}
