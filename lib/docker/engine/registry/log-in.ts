import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { AuthConfig, AuthResponse } from '../../api/types/registry'
import { hubAccounts } from '../../registry/hub'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { RegistryClient } from './registry-client'

/** `POST /auth`: asks a registry whether a name and password are right. @throws EngineError Unauthorized */
export function* logIn(engine: Engine, auth: AuthConfig): Blocking<AuthResponse> {
  const { serveraddress = '', username = '', password = '' } = auth
  const isHub = serveraddress === '' || serveraddress.includes('docker.io')
  if (isHub) {
    if (username !== '' && hubAccounts[username] === password) return success
    throw new EngineError(
      'Unauthorized',
      'Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
    )
  }
  const { status } = yield* new RegistryClient(engine, serveraddress, auth).ping()
  if (status < 300) return success
  const words = status === 401 ? '401 Unauthorized' : String(status)
  throw new EngineError(
    'Unauthorized',
    `login attempt to http://${serveraddress}/v2/ failed with status: ${words}`,
  )
}

const success: AuthResponse = { IdentityToken: '', Status: 'Login Succeeded' }
