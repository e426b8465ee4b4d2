import { z } from 'zod'

type Schema = z.core.$ZodType

/**
 * The same schema with every object in it closed to unknown keys, checks kept.
 *
 * `discord-api-spec` has a switch for this (`setStrictObject`), but its schemas are built while the module loads, before
 * the switch can be thrown, so it changes nothing. A test holds us to it.
 */
export function strict(schema: Schema): Schema {
  return close(schema, new Map())
}

function close(schema: Schema, done: Map<Schema, Schema>): Schema {
  const known = done.get(schema)
  if (known) return known
  const closed = closeOne(schema, (inner) => close(inner, done))
  done.set(schema, closed)
  return closed
}

function closeOne(schema: Schema, inner: (schema: Schema) => Schema): Schema {
  if (schema instanceof z.core.$ZodObject) {
    const { def } = schema._zod
    const shape = Object.fromEntries(Object.entries(def.shape).map(([key, value]) => [key, inner(value)]))
    return z.core.clone(schema, { ...def, shape, catchall: z.never() })
  }
  if (schema instanceof z.core.$ZodArray) {
    const { def } = schema._zod
    return z.core.clone(schema, { ...def, element: inner(def.element) })
  }
  if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodNullable) {
    const { def } = schema._zod
    return z.core.clone(schema, { ...def, innerType: inner(def.innerType) })
  }
  if (schema instanceof z.core.$ZodUnion) {
    const { def } = schema._zod
    return z.core.clone(schema, { ...def, options: def.options.map(inner) })
  }
  if (schema instanceof z.core.$ZodRecord) {
    const { def } = schema._zod
    return z.core.clone(schema, { ...def, valueType: inner(def.valueType) })
  }
  if (schema instanceof z.core.$ZodLazy) {
    const { def } = schema._zod
    return z.core.clone(schema, { ...def, getter: () => inner(def.getter()) })
  }
  return schema
}
