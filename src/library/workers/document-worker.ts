import type { DocumentContent, DocumentFile } from '../import/documents/document.ts'
import { readDocx } from '../import/documents/docx.ts'
import { readHtml } from '../import/documents/html.ts'
import { readPdf } from '../import/documents/pdf.ts'
import { answerWork } from './answer-work.ts'

const readers = { html: readHtml, pdf: readPdf, docx: readDocx }

answerWork(({ kind, name, bytes }: DocumentFile): Promise<DocumentContent> | DocumentContent =>
  readers[kind](name, bytes),
)
