import { expect, test } from 'vitest'
import { assembleImage } from '@/lib/docker/registry/image-manifest'
import type { RepositoryListing, RepositorySource } from '@/lib/docker/registry/image-source'
import { CATALOG_KEY, repositoryKey } from '@/lib/docker/registry/module-keys'
import { imageModules } from './index'

const catalog = (await imageModules[CATALOG_KEY]?.())?.data as readonly RepositoryListing[]

test('the hub has what the notes run', () => {
  const wanted =
    'hello-world busybox alpine debian ubuntu nginx httpd redis postgres mysql mariadb mongo node python golang eclipse-temurin php ruby registry'
  const paths = catalog.map(({ path }) => path)
  for (const name of wanted.split(' ')) expect(paths).toContain(`library/${name}`)
  expect(paths).toEqual(
    expect.arrayContaining(['traefik/whoami', 'google/cadvisor', 'portainer/portainer-ce']),
  )
})

test.each(catalog.map(({ path }) => path))(
  '%s: every image has layers, a command and programs',
  async (path) => {
    const source = (await imageModules[repositoryKey(path)]?.())?.data as RepositorySource
    expect(source.path).toBe(path)
    for (const image of new Set(Object.values(source.tags))) {
      const { layers } = assembleImage(image, 1_790_000_000)
      expect(layers.length).toBeGreaterThan(0)
      expect([...(image.config.Entrypoint ?? []), ...(image.config.Cmd ?? [])].length).toBeGreaterThan(0)
    }
  },
)
