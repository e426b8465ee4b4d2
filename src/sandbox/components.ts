import type { APIMessageComponent, APIModalComponent } from 'discord.js'

export type AnyComponent = APIMessageComponent | APIModalComponent

export interface Placed {
  readonly component: AnyComponent
  readonly path: readonly PropertyKey[]
  /** The component that holds this one, if any. */
  readonly parent: AnyComponent | null
}

/** Every component of a message or modal, parents before children, with its path from `base`. */
export function* walk(
  components: readonly AnyComponent[],
  base: readonly PropertyKey[] = ['components'],
  parent: AnyComponent | null = null,
): Generator<Placed> {
  for (const [index, component] of components.entries()) yield* walkOne(component, [...base, index], parent)
}

function* walkOne(
  component: AnyComponent,
  path: readonly PropertyKey[],
  parent: AnyComponent | null,
): Generator<Placed> {
  yield { component, path, parent }
  if ('components' in component) yield* walk(component.components, [...path, 'components'], component)
  if ('accessory' in component) yield* walkOne(component.accessory, [...path, 'accessory'], component)
  if ('component' in component) yield* walkOne(component.component, [...path, 'component'], component)
}

/** The URLs of a component's media: thumbnail, file or gallery items. */
export function mediaOf(component: AnyComponent): readonly { url: string }[] {
  if ('media' in component) return [component.media]
  if ('file' in component) return [component.file]
  if ('items' in component) return component.items.map(({ media }) => media)
  return []
}
