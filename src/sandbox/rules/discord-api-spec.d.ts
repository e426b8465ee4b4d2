/** The package ships its schemas as plain JavaScript; its own type entry is that same file, which tsc does not read. */
declare module 'discord-api-spec/zod' {
  import type { z } from 'zod'

  const schemas: Readonly<Record<string, z.core.$ZodType>>
  export = schemas
}
