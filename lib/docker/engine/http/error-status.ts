import type { ErrorCode } from '../error'

/** HTTP status of each kind of failure (moby httpstatus.FromError). */
export const errorStatus: Readonly<Record<ErrorCode, number>> = {
  NotFound: 404,
  Conflict: 409,
  InvalidParameter: 400,
  NotModified: 304,
  Unauthorized: 401,
  Forbidden: 403,
  Unavailable: 503,
  NotImplemented: 501,
  System: 500,
}
