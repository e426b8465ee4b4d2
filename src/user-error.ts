/**
 * An error that is meant for the person at the other end: its message says, in their words, what happened and what to
 * do next, and is safe to show. Every other error is ours: it is logged with a reference, and only the reference shown.
 */
export class UserError extends Error {
  /** A stable name for tests and logs, such as `article.empty`. */
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'UserError'
    this.code = code
  }
}
