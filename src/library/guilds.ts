/** The guild under which the starter articles are kept, which every community can read. */
export const starterGuild = 'starter'

/** The sandbox's first guild, and the one that the command line works for unless told otherwise. */
export const defaultGuild = '1000000000000000001'
