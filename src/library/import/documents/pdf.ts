import { getDocumentProxy } from 'unpdf'
import { z } from 'zod'
import { UserError } from '../../../user-error.ts'
import type { DocumentContent } from './document.ts'
import { type PageLine, paragraphsOf } from './pdf-layout.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/**
 * The text of a PDF, its lines joined to paragraphs, without running heads and page numbers.
 * Throws UserError: `import.scan` where it has pictures of text only, `import.pdf` where it cannot be read.
 */
export async function readPdf(name: string, bytes: Uint8Array): Promise<DocumentContent> {
  const pdf = await open(name, bytes)
  const pages: PageLine[][] = []
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await linesOf(pdf, number))
  const text = paragraphsOf(pages).join('\n\n')
  if (!/\p{L}/u.test(text)) {
    throw new UserError(
      'import.scan',
      `${name}: the file is a scanned PDF: it has no text to read. Paste the text, or send a PDF made from text.`,
    )
  }
  return { title: null, author: null, source: null, published: null, text }
}

async function open(name: string, bytes: Uint8Array): Promise<Pdf> {
  try {
    // The library takes the bytes over, and logs what it finds odd in them.
    return await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (error.name === 'PasswordException') {
      throw new UserError('import.pdf', `${name}: the PDF is protected by a password. Send it without one.`)
    }
    throw new UserError('import.pdf', `${name}: this is no sound PDF (${error.message.split('\n', 1)[0]}).`)
  }
}

async function linesOf(pdf: Pdf, number: number): Promise<PageLine[]> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  const lines: PageLine[] = []
  for (const item of items) {
    if (!('str' in item)) continue
    // A transform's last two numbers are the place on the page: from the left, and from the bottom.
    const [x, y] = z.tuple([z.number(), z.number()]).parse(item.transform.slice(4))
    const { str, height, width } = item
    const last = lines.at(-1)
    if (last && (str.trim() === '' || Math.abs(last.y - y) <= Math.max(last.height, height) / 2)) {
      const end = str.trim() === '' ? last.end : x + width
      lines[lines.length - 1] = { ...last, text: last.text + str, end, height: Math.max(last.height, height) }
    } else {
      lines.push({ text: str, x, end: x + width, y, height })
    }
  }
  page.cleanup()
  return lines.flatMap((line) => {
    const text = line.text.replace(/\s+/gu, ' ').trim()
    return text === '' ? [] : [{ ...line, text }]
  })
}
