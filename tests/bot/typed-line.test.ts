import { describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Command } from '../../src/bot/command.ts'
import { publicly } from '../../src/bot/reply.ts'
import { readTypedLine } from '../../src/bot/typed-line.ts'
import { noticeView } from '../../src/bot/views/notice.ts'
import { member } from '../commands/town.ts'

const run = async () => publicly(noticeView('done'))
const shelf: Command = {
  definition: {
    name: 'shelf',
    description: 'A shelf',
    options: [
      {
        type: 1,
        name: 'fill',
        description: 'Fills it',
        options: [
          { type: 4, name: 'count', description: 'How many', required: true, min_value: 1, max_value: 9 },
          { type: 5, name: 'neatly', description: 'Whether neatly' },
        ],
      },
      { type: 1, name: 'clear', description: 'Clears it' },
    ],
  },
  run,
}
const read = (line: string) => {
  const { name, subcommand, options } = readTypedLine(line, [...commands, shelf], member)
  return { name, subcommand, options }
}

describe('a typed line', () => {
  it('gives the options of a command', () => {
    expect(read('/who-said speaker:Ada Orlo about:"a: b \\"c\\"" from:2022')).toEqual({
      name: 'who-said',
      subcommand: null,
      options: { speaker: 'Ada Orlo', about: 'a: b "c"', from: '2022' },
    })
  })

  it('leaves the colon of an address alone', () => {
    expect(read('/who-said about:see https://velden.example/a').options).toEqual({
      about: 'see https://velden.example/a',
    })
  })

  it('reads subcommands, numbers and truth', () => {
    expect(read('/shelf fill count:3 neatly:true')).toEqual({
      name: 'shelf',
      subcommand: 'fill',
      options: { count: 3, neatly: true },
    })
  })

  it.each([
    ['who-said', 'A command starts with a slash, as in /help.'],
    ['/who-sad', 'There is no command /who-sad. Did you mean /who-said?'],
    ['/zeppelin', 'There is no command /zeppelin.'],
    [
      '/who-said Lavrov',
      '“Lavrov” belongs to no option of /who-said. Its options: speaker, about, from, to, article, quote.',
    ],
    ['/who-said speakr:Orlo', '/who-said has no option speakr. Did you mean speaker?'],
    ['/who-said colour:red', '/who-said has no option colour. Its options: speaker, about, from, to, article, quote.'],
    ['/who-said speaker:"Orlo', 'The quotation mark after speaker: is not closed.'],
    ['/who-said speaker:', 'The option speaker has no value.'],
    ['/who-said speaker:a speaker:b', 'The option speaker is given twice.'],
    ['/summarize', '/summarize needs the option article: Words of its title.'],
    ['/summarize article:x length:tiny', 'length:tiny is wrong: wanted one of short, medium, long.'],
    ['/shelf', '/shelf is followed by one of: fill, clear.'],
    ['/shelf fill count:x', 'count:x is wrong: wanted a whole number.'],
    ['/shelf fill count:12', 'count:12 is wrong: wanted 9 or less.'],
    ['/shelf fill count:2 neatly:perhaps', 'neatly:perhaps is wrong: wanted true or false.'],
  ])('is refused with its reason: %s', (line, reason) => {
    expect(() => read(line)).toThrow(reason)
  })
})
