import { z } from 'zod'
import { PARTIAL_DATE } from './partial-date.ts'
import { STATUSES } from './types.ts'

/** YAML reads a bare year as a number. */
const partialDate = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(PARTIAL_DATE, 'wanted YYYY, YYYY-MM or YYYY-MM-DD'))

const codes = z
  .string()
  .regex(/^[A-Z]{2}( [A-Z]{2})*$/, 'wanted country codes with a space between them')
  .transform((value) => value.split(' '))

const period = z.strictObject({
  from: partialDate,
  to: partialDate.nullable().default(null),
  countries: codes,
  source: z.string().default('list'),
  otherDates: z.array(partialDate).default([]),
  certain: z.boolean().default(true),
  note: z.string().nullable().default(null),
})

/** One file of `data/organisations`; README.md there says what the fields mean. */
export const organisationFile = z.strictObject({
  id: z.string(),
  name: z.string(),
  acronyms: z.array(z.string()).default([]),
  aliases: z.array(z.string()).default([]),
  formerNames: z.array(z.string()).default([]),
  kind: z.string(),
  founded: z.strictObject({ treaty: z.string(), date: partialDate }),
  dissolved: partialDate.nullable().default(null),
  seat: z.string().nullable(),
  asOf: z.iso.date().optional(),
  suspendedCount: z.boolean().default(true),
  sources: z.record(z.string(), z.string()),
  read: z.array(z.strictObject({ page: z.string(), day: z.iso.date() })).default([]),
  notes: z.array(z.string()).default([]),
  memberships: z.array(
    period.extend({
      status: z.enum(STATUSES).default('member'),
      title: z.string().nullable().default(null),
      afterwards: z.enum(['withdrawn', 'former']).optional(),
    }),
  ),
  suspensions: z.array(period).default([]),
  bodies: z.array(z.strictObject({ name: z.string(), from: partialDate, status: z.enum(STATUSES) })).default([]),
})

export type OrganisationFile = z.infer<typeof organisationFile>

export const referenceFile = z.strictObject({ asOf: z.iso.date(), checked: z.iso.date() })
