import * as spec from 'discord-api-spec/zod'
import { z } from 'zod'
import { type Complaint, invalidForm } from '../api-error.ts'
import { strict } from './strict.ts'

type Issue = z.core.$ZodIssue

const open: ReadonlyMap<string, z.core.$ZodType> = new Map(Object.entries(spec))
const closed = new Map<string, z.core.$ZodType>()

/**
 * Checks a value against a schema of Discord's OpenAPI document, unknown keys refused, and returns it under the type
 * that the caller knows the schema by. Throws an ApiError (400, code 50035, complaints by path).
 *
 * @param name the schema's name in the document, such as `ModalInteractionCallbackRequest`
 */
export function conform<T>(name: string, value: unknown): T {
  const complaints = complaintsAbout(name, value)
  if (complaints.length > 0) throw invalidForm(complaints)
  // The schema has just said that the value has this shape.
  return value as T
}

/** What a schema of Discord's OpenAPI document has against a value: nothing, if it conforms. */
export function complaintsAbout(name: string, value: unknown): readonly Complaint[] {
  const result = z.safeParse(schemaOf(name), value)
  return result.success ? [] : result.error.issues.flatMap((issue) => complaintsOf(issue, []))
}

function schemaOf(name: string): z.core.$ZodType {
  const known = closed.get(name)
  if (known) return known
  const found = open.get(`${name}Schema`)
  if (!found) throw new Error(`Discord's document has no schema ${name}`)
  const schema = strict(found)
  closed.set(name, schema)
  return schema
}

function complaintsOf(issue: Issue, above: readonly PropertyKey[]): Complaint[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union') {
    const branch = meantBranch(issue.errors)
    if (branch) return branch.flatMap((inner) => complaintsOf(inner, path))
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      code: 'UNKNOWN_FIELD',
      message: 'Discord has no such field here.',
    }))
  }
  return [{ path, code: codeOf(issue), message: issue.message }]
}

/** Of a union's alternatives, the one that the value's `type` names; else the one with the least against it. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const ofType = branches.filter((issues) => !issues.some(({ path }) => path.length === 1 && path[0] === 'type'))
  const candidates = ofType.length > 0 ? ofType : branches
  return candidates.toSorted((a, b) => a.length - b.length)[0]
}

function codeOf(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int' ? 'NUMBER_TYPE_MAX' : 'BASE_TYPE_MAX_LENGTH'
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int' ? 'NUMBER_TYPE_MIN' : 'BASE_TYPE_MIN_LENGTH'
    case 'invalid_type':
      return 'BASE_TYPE_REQUIRED'
    case 'invalid_value':
      return 'BASE_TYPE_CHOICES'
    default:
      return 'BASE_TYPE_INVALID'
  }
}
