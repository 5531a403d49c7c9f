/** What `X-Registry-Auth` carries (base64url JSON), and the body of `POST /auth`. */
export interface AuthConfig {
  username?: string
  password?: string
  auth?: string
  serveraddress?: string
  identitytoken?: string
  registrytoken?: string
}

export interface AuthResponse {
  IdentityToken: string
  Status: string
}

/** One result of `GET /images/search`. */
export interface SearchResult {
  star_count: number
  is_official: boolean
  name: string
  is_automated: boolean
  description: string
}
