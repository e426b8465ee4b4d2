import { describe, expect, it } from 'vitest'
import { readInline, readMarkdown } from '../../src/sandbox/page/markdown.js'

const text = (words: string) => ({ kind: 'text', text: words })

describe("Discord's Markdown in a line", () => {
  it.each([
    ['**a**', { kind: 'strong', inside: [text('a')] }],
    ['*a*', { kind: 'em', inside: [text('a')] }],
    ['_a_', { kind: 'em', inside: [text('a')] }],
    ['__a__', { kind: 'underline', inside: [text('a')] }],
    ['~~a~~', { kind: 'strike', inside: [text('a')] }],
    ['||a||', { kind: 'spoiler', inside: [text('a')] }],
    ['`**a**`', { kind: 'code', text: '**a**' }],
    ['[a](https://b.example/c_(d))', { kind: 'link', url: 'https://b.example/c_(d)', inside: [text('a')] }],
    ['<https://b.example>', { kind: 'link', url: 'https://b.example', inside: [text('https://b.example')] }],
    ['<t:1654603200:D>', { kind: 'time', seconds: 1654603200, style: 'D' }],
    ['<@12>', { kind: 'mention', of: 'user', id: '12', text: '' }],
    ['</who-said:12>', { kind: 'mention', of: 'command', id: '12', text: 'who-said' }],
  ])('%s', (written, node) => {
    expect(readInline(written)).toEqual([node])
  })

  it('takes escaped signs for what they are', () => {
    expect(readInline(String.raw`\*\*a\*\* \_b\_ \<@1\> \[c\]\(https\://d\)`)).toEqual([
      text('**a** _b_ <@1> [c](https://d)'),
    ])
  })

  it('leaves snake_case and 2 * 3 * 4 alone', () => {
    expect(readInline('snake_case_name, 2 * 3 * 4')).toEqual([text('snake_case_name, 2 * 3 * 4')])
  })

  it('leaves the full stop after an address to the sentence', () => {
    expect(readInline('See https://a.example/b.')).toEqual([
      text('See '),
      { kind: 'link', url: 'https://a.example/b', inside: [text('https://a.example/b')] },
      text('.'),
    ])
  })

  it('makes no link of another scheme', () => {
    expect(readInline('[a](javascript:alert(1))')).toEqual([text('[a](javascript:alert(1))')])
  })

  it('nests', () => {
    expect(readInline('**a *b* __c__**')).toEqual([
      {
        kind: 'strong',
        inside: [
          text('a '),
          { kind: 'em', inside: [text('b')] },
          text(' '),
          { kind: 'underline', inside: [text('c')] },
        ],
      },
    ])
  })
})

describe("Discord's Markdown in blocks", () => {
  it('reads headings, small type, quotes, lists and code', () => {
    const kinds = readMarkdown('# A\n-# b\n> c\n> d\n- e\n  - f\n1. g\nh\ni\n```js\nj()\n```').map(({ kind }) => kind)
    expect(kinds).toEqual(['heading', 'subtext', 'quote', 'list', 'paragraph', 'codeblock'])
  })

  it('knows a list item by its depth and number', () => {
    expect(readMarkdown('- e\n  - f\n3. g')).toMatchObject([
      {
        kind: 'list',
        items: [
          { depth: 0, number: null },
          { depth: 1, number: null },
          { depth: 0, number: 3 },
        ],
      },
    ])
  })

  it('takes a sign without a space after it for text', () => {
    expect(readMarkdown('#a\n-b\n>c')).toEqual([{ kind: 'paragraph', inside: [text('#a\n-b\n>c')] }])
  })
})
