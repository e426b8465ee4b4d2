import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Asked, Observer } from '../bot/observer.ts'
import type { OnQuery } from '../store/engine.ts'

/** What is measured when it is asked for, not when it happens. */
export interface Gauges {
  /** Indexes in memory, and the bytes that they take, about. */
  readonly indexes: () => { readonly guilds: number; readonly bytes: number }
  /** Articles that wait for a worker, and articles that are being analysed. */
  readonly analyses: () => { readonly waiting: number; readonly running: number }
}

export interface Metrics {
  readonly observer: Observer
  readonly onQuery: OnQuery
  measure(gauges: Gauges): void
  /** All of them in Prometheus' text format, and its MIME type. */
  text(): Promise<{ readonly type: string; readonly body: string }>
}

const seconds = {
  answers: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 15, 60],
  queries: [0.001, 0.005, 0.025, 0.1, 0.5, 2],
}

/**
 * What an operator watches, for Prometheus, all named `rapporteur_…` beside the usual ones of Node: never a guild, a
 * member or their words. https://prometheus.io/docs/practices/naming/
 */
export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const interactions = new Counter({
    name: 'rapporteur_interactions_total',
    help: 'Interactions by command, kind and outcome: answered, refused (told what to do), failed or unsent.',
    labelNames: ['command', 'kind', 'outcome'],
    registers,
  })
  const acknowledgements = new Histogram({
    name: 'rapporteur_acknowledgement_seconds',
    help: 'From the arrival of an interaction to the acknowledgement that Discord took; Discord gives 3 s.',
    labelNames: ['command', 'kind'],
    buckets: seconds.answers,
    registers,
  })
  const answers = new Histogram({
    name: 'rapporteur_answer_seconds',
    help: 'From the arrival of an interaction to the end of its answer.',
    labelNames: ['command', 'kind'],
    buckets: seconds.answers,
    registers,
  })
  const responses = new Counter({
    name: 'rapporteur_discord_responses_total',
    help: "Discord's answers to requests, by HTTP status.",
    labelNames: ['status'],
    registers,
  })
  const rateLimits = new Counter({
    name: 'rapporteur_rate_limits_total',
    help: 'Requests to Discord that were held back or refused, for there were too many.',
    registers,
  })
  const queries = new Histogram({
    name: 'rapporteur_store_seconds',
    help: 'Queries to the store, by whether they failed.',
    labelNames: ['failed'],
    buckets: seconds.queries,
    registers,
  })
  const observer: Observer = {
    acknowledged: (asked, milliseconds) => acknowledgements.observe(labels(asked), milliseconds / 1000),
    ended: (asked, outcome, milliseconds) => {
      interactions.inc({ ...labels(asked), outcome })
      answers.observe(labels(asked), milliseconds / 1000)
    },
    discordAnswered: (status) => responses.inc({ status }),
    rateLimited: () => rateLimits.inc(),
  }
  return {
    observer,
    onQuery: (milliseconds, failed) => queries.observe({ failed: String(failed) }, milliseconds / 1000),
    measure: (gauges) => measure(gauges, registers),
    text: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  }
}

const labels = ({ command, kind }: Asked) => ({ command, kind })

function measure({ indexes, analyses }: Gauges, registers: Registry[]): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      },
    })
  gauge('rapporteur_indexes', 'Indexes in memory: one for each server in use.', () => indexes().guilds)
  gauge('rapporteur_index_bytes', 'What the indexes take in memory, about.', () => indexes().bytes)
  gauge('rapporteur_analyses_waiting', 'Articles that wait for analysis.', () => analyses().waiting)
  gauge('rapporteur_analyses_running', 'Articles that are being analysed.', () => analyses().running)
}
