import { channelOf, memberOf, userOf } from './api-objects.ts'
import { uploadLimit } from './files.ts'
import type { Interaction } from './interactions.ts'
import type { Message } from './messages.ts'
import { contextOf, type Owners } from './visibility.ts'
import { botPermissions, permissionsIn, type World } from './world.ts'

export interface Particulars {
  readonly data: object
  readonly owners: Owners
  readonly message: Message | null
}

/** An interaction as INTERACTION_CREATE carries it. */
export function payloadOf(interaction: Interaction, { data, owners, message }: Particulars, world: World): object {
  const { person, place, id, type, token } = interaction
  const { guild } = place
  const locale = person.locale ?? 'en-US'
  return {
    id,
    application_id: world.applicationId,
    type,
    token,
    version: 1,
    data,
    channel: channelOf(place, world),
    channel_id: place.channelId,
    locale,
    ...(guild
      ? {
          guild: { id: guild.id, locale: guild.locale ?? 'en-US', features: [] },
          guild_id: guild.id,
          guild_locale: guild.locale ?? 'en-US',
          member: { ...memberOf(person, guild), permissions: String(permissionsIn(person, guild)) },
        }
      : { user: userOf(person) }),
    ...(message ? { message } : {}),
    app_permissions: String(botPermissions),
    entitlements: [],
    authorizing_integration_owners: owners,
    context: contextOf(place),
    attachment_size_limit: uploadLimit,
  }
}
