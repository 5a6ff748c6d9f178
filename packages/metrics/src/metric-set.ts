import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface MetricSetOptions {
  /** Begins every name: `foyer_tracker`. */
  prefix: string;
  /** What is to be told of the process beside it; nothing without. */
  processRegistry?: Registry | undefined;
}

/** Names are in snake case and end in their unit; that of a counter also in `_total`. */
export interface MetricDefinition {
  name: string;
  help: string;
}

/** By the value of the label. */
export type Values = Iterable<readonly [value: string, number: number]>;

/** The metrics of a program, read when they are asked for. */
export class MetricSet {
  readonly #prefix: string;
  readonly #registry = new Registry();
  readonly #processRegistry: Registry;

  constructor({ prefix, processRegistry = new Registry() }: MetricSetOptions) {
    this.#prefix = prefix;
    this.#processRegistry = processRegistry;
  }

  /** A number that goes up and down. */
  addNumber(definition: MetricDefinition, measure: () => number): void {
    new Gauge({
      ...this.#describe(definition),
      collect() {
        this.set(measure());
      },
    });
  }

  /** Numbers that go up and down, by a label. */
  addGauge({ label, ...definition }: MetricDefinition & { label: string }, measure: () => Values): void {
    new Gauge({
      ...this.#describe(definition),
      labelNames: [label],
      collect() {
        this.reset();
        for (const [value, number] of measure()) this.set({ [label]: value }, number);
      },
    });
  }

  /** Numbers that only grow while the program runs, by a label. */
  addCounter({ label, ...definition }: MetricDefinition & { label: string }, measure: () => Values): void {
    new Counter({
      ...this.#describe(definition),
      labelNames: [label],
      collect() {
        this.reset();
        for (const [value, number] of measure()) this.inc({ [label]: value }, number);
      },
    });
  }

  /** How durations spread, by a label. Returns the function that takes one in. */
  addDurations({
    label,
    bucketsS,
    ...definition
  }: MetricDefinition & { label: string; bucketsS: number[] }): (value: string, durationMs: number) => void {
    const histogram = new Histogram({
      ...this.#describe(definition),
      labelNames: [label],
      buckets: bucketsS,
    });
    return (value, durationMs) => histogram.observe({ [label]: value }, durationMs / 1000);
  }

  /** In the text format of Prometheus, https://prometheus.io/docs/instrumenting/exposition_formats/ */
  format(): Promise<string> {
    return Registry.merge([this.#processRegistry, this.#registry]).metrics();
  }

  #describe({ name, help }: MetricDefinition) {
    return { name: `${this.#prefix}_${name}`, help, registers: [this.#registry] };
  }
}
