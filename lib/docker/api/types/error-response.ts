/** The body of every failed request. */
export interface ErrorResponse {
  message: string
}
