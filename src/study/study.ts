import { reference } from '../alliances/reference.ts'
import type { Reference } from '../alliances/types.ts'
import type { Store } from '../store/store.ts'
import { type Clock, systemClock } from './clock.ts'
import { StudyGroup } from './group.ts'
import { Conductor } from './rounds/conductor.ts'
import type { Stage } from './rounds/record.ts'

export interface StudyOptions {
  readonly store: Pick<Store, 'forGuild' | 'guildsWithRounds'>
  readonly clock?: Clock
  /** A new seed for the questions of each quiz. */
  readonly seed?: () => number
  /** Told of what went wrong where no member waits for an answer. */
  readonly onError?: (error: unknown) => void
}

/** The study groups of all communities: quizzes, what members learn, and the reference that both ask from. */
export interface Study {
  forGuild(guild: string): StudyGroup
  /** Shows rounds on the stage from now on, and goes on with those of the guilds that `serves` says yes to. */
  perform(stage: Stage, serves: (guild: string) => boolean): Promise<void>
  /** Lets what is under way come to its end; rounds go on with the next `perform`. */
  pause(): Promise<void>
}

/** Opens the study groups over a store. Throws an Error where a file of the reference is wrong. */
export function openStudy({ store, clock = systemClock, seed = randomSeed, onError = () => {} }: StudyOptions): Study {
  const facts: Reference = reference()
  const studyOf = (guild: string) => store.forGuild(guild).study
  const conductor = new Conductor({ studyOf, clock, onError })
  return {
    forGuild: (guild) => new StudyGroup({ guild, facts, study: studyOf(guild), conductor, clock, seed }),
    perform: async (stage, serves) => conductor.resume(stage, (await store.guildsWithRounds()).filter(serves)),
    pause: () => conductor.pause(),
  }
}

const randomSeed = (): number => Math.floor(Math.random() * 2 ** 32)
