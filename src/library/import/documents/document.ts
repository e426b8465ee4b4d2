/** What a document holds: its text, in paragraphs with a blank line between, and what it says of itself. */
export interface DocumentContent {
  readonly title: string | null
  readonly author: string | null
  readonly source: string | null
  /** ISO day. */
  readonly published: string | null
  readonly text: string
}

export type DocumentKind = 'html' | 'pdf' | 'docx'

/** What a worker gets to read; `name` is what errors call it. */
export interface DocumentFile {
  readonly kind: DocumentKind
  readonly name: string
  readonly bytes: Uint8Array
}
