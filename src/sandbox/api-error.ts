/** One complaint about one place in a request's body. */
export interface Complaint {
  readonly path: readonly PropertyKey[]
  readonly code: string
  readonly message: string
}

interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[]
}

/** A refusal in the shape of Discord's error responses: `{ message, code, errors? }` with an HTTP status. */
export class ApiError extends Error {
  readonly status: number
  readonly code: number
  readonly errors: ErrorTree | undefined

  constructor(status: number, code: number, message: string, complaints: readonly Complaint[] = []) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.errors = complaints.length > 0 ? treeOf(complaints) : undefined
  }

  toJSON(): object {
    return { message: this.message, code: this.code, ...(this.errors ? { errors: this.errors } : {}) }
  }
}

/** Nests complaints by their paths, each list under `_errors`, as Discord does. */
function treeOf(complaints: readonly Complaint[]): ErrorTree {
  const root: ErrorTree = {}
  for (const { path, code, message } of complaints) {
    let node = root
    for (const key of path) {
      const next = node[String(key)]
      if (next !== undefined && !Array.isArray(next)) {
        node = next
      } else {
        const fresh: ErrorTree = {}
        node[String(key)] = fresh
        node = fresh
      }
    }
    const list = node._errors
    if (Array.isArray(list)) list.push({ code, message })
    else node._errors = [{ code, message }]
  }
  return root
}

export const invalidForm = (complaints: readonly Complaint[]) =>
  new ApiError(400, 50035, 'Invalid Form Body', complaints)

/** The refusals that the routes have in common, by Discord's numbers. */
export const refusal = {
  notFound: () => new ApiError(404, 0, '404: Not Found'),
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  malformed: () => new ApiError(400, 50109, 'The request body contains invalid JSON.'),
  unknownApplication: () => new ApiError(404, 10002, 'Unknown Application'),
  unknownChannel: () => new ApiError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new ApiError(404, 10004, 'Unknown Guild'),
  unknownMember: () => new ApiError(404, 10007, 'Unknown Member'),
  unknownMessage: () => new ApiError(404, 10008, 'Unknown Message'),
  unknownUser: () => new ApiError(404, 10013, 'Unknown User'),
  unknownWebhook: () => new ApiError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new ApiError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new ApiError(404, 10063, 'Unknown application command'),
  tooManyCommands: (limit: number) =>
    new ApiError(400, 30032, `Maximum number of application commands reached (${limit})`),
  alreadyAcknowledged: () => new ApiError(400, 40060, 'Interaction has already been acknowledged.'),
  entityTooLarge: () => new ApiError(413, 40005, 'Request entity too large'),
  missingAccess: () => new ApiError(403, 50001, 'Missing Access'),
  notYourMessage: () => new ApiError(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new ApiError(400, 50006, 'Cannot send an empty message'),
  expiredToken: () => new ApiError(401, 50027, 'Invalid Webhook Token'),
} as const
