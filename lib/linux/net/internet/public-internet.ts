import type { InternetDescription, InternetHost, Page } from './description'

const exampleDomain = `<!doctype html><html lang="en"><head><title>Example Domain</title></head><body><div><h1>Example Domain</h1><p>This domain is for use in documentation.</p></div></body></html>
`
const text = (body: string, type = 'text/html'): Page => ({ status: 200, type, body })
const unauthorized: Page = {
  status: 401,
  type: 'application/json',
  body: '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":null}]}\n',
  headers: {
    'docker-distribution-api-version': 'registry/2.0',
    'www-authenticate': 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"',
  },
}
const notFound: Page = { status: 404, type: 'text/plain', body: 'not found\n' }
const nameServer = (address: string, distance: number, ...names: string[]): InternetHost => ({
  ...{ address, distance, names, isNameServer: true },
  ...{ web: { '*': text(`${names[0]}\n`, 'text/plain') }, isSecureOnly: true },
})

/** The Internet of the lessons: those few machines that people ask for by name. */
export const publicInternet: InternetDescription = {
  hosts: [
    {
      address: '93.184.215.14',
      names: ['example.com', 'www.example.com', 'example.org', 'example.net'],
      distance: 46,
      web: { '/': text(exampleDomain), '*': { ...text(exampleDomain), status: 404 } },
    },
    nameServer('1.1.1.1', 5, 'one.one.one.one'),
    nameServer('1.0.0.1', 5, 'one.one.one.one'),
    nameServer('8.8.8.8', 7, 'dns.google'),
    nameServer('8.8.4.4', 7, 'dns.google'),
    nameServer('9.9.9.9', 6, 'dns.quad9.net'),
    {
      address: '44.208.254.194',
      names: ['docker.io', 'registry-1.docker.io', 'auth.docker.io', 'index.docker.io', 'hub.docker.com'],
      distance: 41,
      web: { '/v2/': unauthorized, '*': notFound },
      isSecureOnly: true,
    },
    {
      address: '104.16.98.215',
      names: ['production.cloudflare.docker.com'],
      distance: 6,
      web: { '*': notFound },
      isSecureOnly: true,
    },
    {
      address: '151.101.2.132',
      names: ['deb.debian.org', 'security.debian.org', 'ftp.debian.org'],
      distance: 8,
      web: { '/': text('<title>Debian Archive</title>\n'), '*': notFound },
    },
    { address: '151.101.66.132', names: ['dl-cdn.alpinelinux.org'], distance: 8, web: { '*': notFound } },
    {
      address: '151.101.0.223',
      names: ['pypi.org', 'files.pythonhosted.org'],
      distance: 8,
      web: { '*': notFound },
      isSecureOnly: true,
    },
    {
      address: '104.16.1.34',
      names: ['registry.npmjs.org'],
      distance: 6,
      web: { '*': notFound },
      isSecureOnly: true,
    },
    {
      address: '140.82.121.4',
      names: ['github.com'],
      distance: 13,
      web: { '/': text('<title>GitHub</title>\n'), '*': notFound },
    },
    {
      address: '142.250.185.78',
      names: ['google.com', 'www.google.com'],
      distance: 9,
      web: { '*': text('<title>Google</title>\n') },
    },
  ],
  records: [
    { name: 'example.com', type: 'MX', ttl: 86_400, data: '0 .' },
    { name: 'example.com', type: 'NS', ttl: 86_400, data: 'a.iana-servers.net' },
    { name: 'example.com', type: 'NS', ttl: 86_400, data: 'b.iana-servers.net' },
    { name: 'example.com', type: 'TXT', ttl: 86_400, data: 'v=spf1 -all' },
    { name: 'github.com', type: 'MX', ttl: 3600, data: '1 aspmx.l.google.com' },
  ],
}
