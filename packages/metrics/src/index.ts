export type { Registry as ProcessRegistry } from 'prom-client';
export { type MetricDefinition, MetricSet, type MetricSetOptions } from './metric-set.ts';
export { createProcessRegistry } from './process-registry.ts';
