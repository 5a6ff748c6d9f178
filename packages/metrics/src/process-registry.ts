import { collectDefaultMetrics, Registry } from 'prom-client';

/** Sums of what has its own metric by type. "_total" is for what only grows: `promtool check metrics` refuses them. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** What is to be told of this process: processor, memory, garbage collection. Measures until the process ends. */
export function createProcessRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  return registry;
}
