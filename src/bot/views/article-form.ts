import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js'
import type { Article } from '../../analysis/types.ts'
import { componentId } from '../component-id.ts'
import { cut } from './markdown.ts'

/** Parts author and outlet where they share one field: a form has room for five. */
const bylineMark = ';'

/** Author and outlet as they were typed into one field: "Eda Moss; The Velden Post". One name alone is the outlet. */
export function readByline(typed: string): { readonly author?: string; readonly source?: string } {
  const [first = '', second] = typed.split(bylineMark).map((part) => part.trim())
  const [author, source] = second === undefined ? ['', first] : [first, second]
  return { ...(author === '' ? {} : { author }), ...(source === '' ? {} : { source }) }
}

/** The form for a new article: its text, pasted or as a file, and what the text does not say of itself. */
export function newArticleForm(): APIModalInteractionResponseCallbackData {
  return {
    custom_id: componentId('article-new'),
    title: 'Add an article',
    components: [
      labelled('Text', 'Paste it here, or send a file below', {
        ...input('text', null, 4000),
        style: TextInputStyle.Paragraph,
      }),
      labelled('File', 'Text, Markdown, HTML, PDF or Word', {
        type: ComponentType.FileUpload,
        custom_id: 'file',
        required: false,
        max_values: 1,
      }),
      ...details({ title: null, byline: null, published: null }),
    ],
  }
}

/** The form for what is known of an article. */
export function articleDetailsForm(article: Article, packed: string): APIModalInteractionResponseCallbackData {
  const { title, author, source, url, published } = article
  return {
    custom_id: componentId('article-details', packed),
    title: 'Edit details',
    components: details({ title, author, source, url, published }),
  }
}

const words: Readonly<Record<string, readonly [label: string, description: string, most: number]>> = {
  title: ['Title', 'As the article has it', 500],
  author: ['Author', 'Who wrote it', 200],
  source: ['Outlet', 'Where it was published', 200],
  byline: ['Author and outlet', `Like Eda Moss${bylineMark} The Velden Post`, 400],
  url: ['Address', 'https://…', 1000],
  published: ['Date of publication', 'A day like 2022-06-07; without it, the date is inferred from the text', 10],
}

function details(values: Readonly<Record<string, string | null>>): APIModalInteractionResponseCallbackComponent[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const [label, description, most] = words[name] ?? []
    if (label === undefined || most === undefined) return []
    return [labelled(label, description ?? '', input(name, value, most))]
  })
}

function input(name: string, value: string | null, most: number) {
  return {
    type: ComponentType.TextInput as const,
    custom_id: name,
    style: TextInputStyle.Short,
    required: false,
    max_length: most,
    ...(value === null || value === '' ? {} : { value: cut(value, most) }),
  }
}

function labelled(label: string, description: string, component: APIComponentInLabel) {
  return { type: ComponentType.Label as const, label, description, component }
}
