export { findTimex } from './find-timex.ts'
export { inferPublished } from './published.ts'
export { findTimexOf } from './record.ts'
export { dateStatements } from './statement-dates.ts'
