/**
 * The plain text of Markdown: its words without the marks of headings, emphasis, links, images, quotes and code.
 * Paragraphs stay as they are; a paragraph that was wrapped at a column becomes one line.
 */
export function plainMarkdown(markdown: string): string {
  return markdown
    .replace(/\r\n?/g, '\n')
    .replace(/<!--.*?-->/gsu, '')
    .split(/\n[ \t]*\n/u)
    .map(plainBlock)
    .filter((block) => block !== '')
    .join('\n\n')
}

function plainBlock(block: string): string {
  return block
    .split('\n')
    .map((line) => line.trim().replace(/^(?:>\s?)+/u, ''))
    .filter((line) => !/^(?:[-*_]\s*){3,}$|^=+$|^```/u.test(line))
    .map((line, i) => ({ text: plainInline(line), opens: i === 0 || /^(?:#{1,6}\s|[-*+]\s|\d+[.)]\s)/u.test(line) }))
    .reduce((lines, { text, opens }) => (opens ? `${lines}\n${text}` : `${lines} ${text}`), '')
    .trim()
}

function plainInline(line: string): string {
  return line
    .replace(/^#{1,6}\s+(.*?)\s*#*$/u, '$1')
    .replace(/^[-*+]\s+/u, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)/gu, '')
    .replace(/\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/gu, '$1')
    .replace(/<(https?:[^>\s]+)>/gu, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/`([^`]+)`/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!>-])/gu, '$1')
}
