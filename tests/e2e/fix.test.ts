import { describe, expect, it } from 'vitest'
import { articleOf } from '../library/analyze-lines.ts'
import { member } from './member.ts'
import { startVelden } from './velden.ts'

const ferry = 'the ferry was late'

describe('a moderator puts a statement right', () => {
  it('from its context, where a member sees no such button', async () => {
    const { ana, mara } = await startVelden()
    await ana.types(`/who-said about:ferry speaker:Bo Lindt`)
    await ana.presses('Context')
    expect(ana.buttons()).not.toContain('Fix')
    await mara.types(`/who-said about:ferry speaker:Bo Lindt`)
    await mara.presses('Context')
    await mara.presses('Fix')
    await mara.submits({ date: '8 June 2022', kind: 'mixed', statement: 'yes' })
    expect(mara.text()).toContain('**Put right: date, kind.**')
    await ana.types('/who-said about:ferry speaker:Bo Lindt')
    expect(ana.text()).toContain('corrected by a moderator')
  })

  it('from /article fix: the speaker chosen from the list', async () => {
    const { ana, mara } = await startVelden()
    await mara.picks('/article fix article:bri', 'A Bridge for Velden')
    await mara.pressesBeside(ferry, 'Fix')
    await mara.submits({ actor: mara.optionOf('actor', 'Ada Orlo') })
    expect(mara.text()).toContain('**Put right: speaker.**')
    await ana.types('/who-said about:ferry speaker:Ada Orlo')
    expect(ana.text()).toContain(ferry)
  })

  it('with a name that is new, that is known, or that may mean another', async () => {
    const { ana, mara } = await startVelden()
    await mara.picks('/article fix article:bri', 'A Bridge for Velden')
    const list = mara.answer()
    await mara.pressesBeside(ferry, 'Fix', list)
    await mara.submits({ name: 'Zoe Quill' })
    expect(mara.text()).toContain('**Zoe Quill**')
    await mara.pressesBeside(ferry, 'Fix', list)
    await mara.submits({ name: 'bo lindt' })
    expect(mara.text()).toContain('**Bo Lindt**')
    await mara.pressesBeside(ferry, 'Fix', list)
    await mara.submits({ name: 'Orlo' })
    expect(mara.text()).toContain('**Who is “Orlo”?**')
    await mara.chooses(['Someone new: Orlo'])
    await ana.types('/who-said about:ferry article:A Bridge for Velden')
    expect(ana.text()).toContain('**Orlo**')
  })

  it('takes away what is none, and takes that back in the log', async () => {
    const { ana, mara } = await startVelden()
    await mara.picks('/article fix article:mark', 'Market Day')
    await mara.presses('Fix')
    await mara.submits({ statement: 'no' })
    expect(mara.text()).toContain('Taken away: it is no statement.')
    await ana.types('/who-said speaker:Cal Orlo')
    expect(ana.text()).toContain('No speaker called')
    await mara.types('/article log')
    expect(mara.text()).toMatch(/\*\*Not a statement\*\*\nthe stalls stay open/)
    expect(mara.text()).toContain(`<@${mara.seat.person.id}>`)
    await mara.presses('Undo')
    expect(mara.text()).toContain('taken back')
    await ana.types('/who-said speaker:Cal Orlo')
    expect(ana.text()).toContain('the stalls stay open')
  })

  it('adds one that was missed by choosing the sentence and its words', async () => {
    const { ana, mara } = await startVelden()
    await mara.picks('/article fix article:bri', 'A Bridge for Velden')
    await mara.presses('Add a statement that was missed')
    await mara.chooses(['¶2 Nothing happened for days, and the harbour froze.'])
    await mara.chooses(['Nothing happened for days, and the harbour froze.'])
    await mara.submits({ words: 'the harbour melted', name: 'Zoe Quill' })
    expect(mara.text()).toContain('These words do not stand in the article just so.')
    await mara.presses('Add a statement that was missed', mara.earlier('statements'))
    await mara.chooses(['¶2 Nothing happened for days, and the harbour froze.'])
    await mara.chooses(['Nothing happened for days, and the harbour froze.'])
    await mara.submits({ words: 'the harbour froze', name: 'Zoe Quill', date: 'June 2022' })
    expect(mara.text()).toContain('**Put right: added.**')
    await ana.types('/who-said speaker:Zoe Quill')
    expect(ana.text()).toContain('the harbour froze')
    expect(ana.text()).toContain('June 2022, corrected by a moderator')
    await mara.types('/article log')
    expect(mara.text()).toContain('**Added: Zoe Quill**')
  })

  it('is told what is wrong with a date, and nothing is changed', async () => {
    const { mara } = await startVelden()
    await mara.picks('/article fix article:mark', 'Market Day')
    await mara.presses('Fix')
    await mara.submits({ date: 'soon' })
    expect(mara.text()).toContain('“soon” is no date for the date')
    await mara.types('/article log')
    expect(mara.text()).toContain('Nothing was put right yet.')
  })

  it('keeps it through a new analysis', async () => {
    const { ana, mara } = await startVelden()
    await mara.picks('/article fix article:mark', 'Market Day')
    await mara.presses('Fix')
    await mara.submits({ date: '2022-09-03' })
    await mara.picks('/article reanalyze article:mark', 'Market Day')
    await mara.sees('Analysed anew: 1 article')
    await mara.types('/article reanalyze')
    await mara.sees('Analysed anew: 2 articles')
    await ana.types('/who-said speaker:Cal Orlo')
    expect(ana.text()).toContain('corrected by a moderator')
  })

  it('says which of the two is wanted, and leaves the starter articles as they are', async () => {
    const { mara, app } = await startVelden()
    await mara.types('/article fix')
    expect(mara.text()).toContain('Put what right?')
    const starter = await app.library('starter')
    await starter.add(articleOf('otter', 'undated : Eve Moss said otters swim', { title: 'Otters' }))
    await mara.picks('/article fix article:otter', 'Otters')
    expect(mara.text()).toContain('Starter articles stay as they are')
    await mara.types('/who-said speaker:Eve Moss')
    await mara.presses('Context')
    expect(mara.buttons()).not.toContain('Fix')
  })
})

describe('a moderator puts names right', () => {
  it('renames one, and takes it back', async () => {
    const { ana, mara } = await startVelden()
    await mara.picks('/article fix actor:ad', 'Ada Orlo')
    expect(mara.text()).toContain('### Ada Orlo')
    await mara.presses('Rename')
    await mara.submits({ name: 'Adaline Orlo-Vint' })
    expect(mara.text()).toContain('Ada Orlo is called this now.')
    await mara.presses('Rename')
    await mara.submits({ name: '**Zed** @everyone' })
    await mara.presses('Rename')
    await mara.submits({ name: 'Adaline Orlo-Vint' })
    expect(mara.text()).toContain('\\*\\*Zed\\*\\* \\@everyone is called this now.')
    await ana.types('/who-said speaker:Adaline Orlo-Vint')
    expect(ana.text()).toContain('### Adaline Orlo-Vint')
    await mara.presses('Log')
    expect(mara.text()).toContain('is called Adaline Orlo-Vint**')
    for (let taken = 0; taken < 3; taken++) await mara.presses('Undo')
    await ana.types('/who-said speaker:Ada Orlo')
    expect(ana.text()).toContain('### Ada Orlo')
  })

  it('makes one of two, chosen or typed', async () => {
    const { ana, mara } = await startVelden()
    await mara.picks('/article fix actor:cal', 'Cal Orlo')
    await mara.presses('Same as another')
    await mara.submits({ name: 'Ada Orlo' })
    expect(mara.text()).toContain('Cal Orlo is one with this now.')
    await ana.types('/who-said speaker:Cal Orlo')
    expect(ana.text()).toContain('### Ada Orlo')
    await mara.presses('Same as another')
    await mara.submits({})
    expect(mara.text()).toContain('No other name was chosen or typed.')
    await mara.types('/article fix actor:Ada Orlo')
    await mara.presses('Same as another')
    await mara.submits({ name: 'Nobody Atall' })
    expect(mara.text()).toContain('There is nobody called “Nobody Atall” here.')
  })

  it('makes two of one', async () => {
    const { ana, mara, app } = await startVelden()
    const library = await app.library(mara.seat.place.guild?.id ?? '')
    await library.add(articleOf('ice', 'undated : Ada Orlo said ice is cold', { title: 'Ice' }))
    await mara.picks('/article fix actor:ad', 'Ada Orlo')
    await mara.presses('Two people')
    await mara.chooses(['Ice'])
    await mara.submits({ name: 'Ada Orlo of Frost' })
    expect(mara.text()).toContain('Ada Orlo of Frost is another one now.')
    await ana.types('/who-said about:ice')
    expect(ana.text()).toContain('**Ada Orlo of Frost**')
  })

  it('says so where a name is in no article', async () => {
    const { mara } = await startVelden()
    await mara.types('/article fix actor:Nobody Atall')
    expect(mara.text()).toContain('“Nobody Atall” is not named in an article')
  })
})

describe('a form that is ready too late', () => {
  it('is not shown, and the moderator is told to open it again', async () => {
    let gate = Promise.resolve()
    const { mara } = await startVelden((app) => ({
      ...app,
      library: async (guild) => {
        await gate
        return app.library(guild)
      },
    }))
    await mara.types('/who-said speaker:Cal Orlo')
    await mara.presses('Context')
    const slow = Promise.withResolvers<void>()
    gate = slow.promise
    const pressed = mara.presses('Fix')
    await mara.thinking()
    slow.resolve()
    await pressed
    await mara.sees('The form took too long to open.')
  })
})

describe('two communities', () => {
  it('do not put each other’s statements right', async () => {
    const { mara, sandbox } = await startVelden()
    const owner = member(sandbox, 'Ana', 'desk')
    await mara.types('/who-said speaker:Cal Orlo')
    await mara.presses('Context')
    const fix = mara.customIdOf('Fix')
    await owner.types('/help')
    await owner.forges(fix)
    expect(owner.text()).toContain('This statement is gone')
  })
})
