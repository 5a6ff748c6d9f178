import { expect, test } from 'vitest';
import { MetricSet } from './metric-set.ts';

async function readLines(metrics: MetricSet): Promise<string[]> {
  const text = await metrics.format();
  return text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
}

test('what is true now is told, however often it is asked for', async () => {
  const metrics = new MetricSet({ prefix: 'demo' });
  let rooms = new Map([
    ['hall', 2],
    ['annex', 1],
  ]);
  let requests = 3;
  metrics.addNumber({ name: 'size_bytes', help: 'Size' }, () => 4096);
  metrics.addGauge({ name: 'viewers', help: 'Viewers', label: 'room' }, () => rooms);
  metrics.addCounter({ name: 'requests_total', help: 'Requests', label: 'route' }, () => [['/', requests]]);
  await metrics.format();
  expect(await readLines(metrics)).toEqual([
    'demo_size_bytes 4096',
    'demo_viewers{room="hall"} 2',
    'demo_viewers{room="annex"} 1',
    'demo_requests_total{route="/"} 3',
  ]);
  rooms = new Map([['hall', 5]]);
  requests = 4;
  expect(await readLines(metrics)).toEqual([
    'demo_size_bytes 4096',
    'demo_viewers{room="hall"} 5',
    'demo_requests_total{route="/"} 4',
  ]);
});

test('durations are told by how many took how long', async () => {
  const metrics = new MetricSet({ prefix: 'demo' });
  const observe = metrics.addDurations({
    name: 'wait_seconds',
    help: 'Wait',
    label: 'queue',
    bucketsS: [0.001, 1],
  });
  observe('a', 0.5);
  observe('a', 500);
  expect(await readLines(metrics)).toEqual([
    'demo_wait_seconds_bucket{le="0.001",queue="a"} 1',
    'demo_wait_seconds_bucket{le="1",queue="a"} 2',
    'demo_wait_seconds_bucket{le="+Inf",queue="a"} 2',
    'demo_wait_seconds_sum{queue="a"} 0.5005',
    'demo_wait_seconds_count{queue="a"} 2',
  ]);
});

test('names from outside cannot leave their place', async () => {
  const metrics = new MetricSet({ prefix: 'demo' });
  metrics.addGauge({ name: 'viewers', help: 'Viewers', label: 'room' }, () => [['a"} 9\nb', 1]]);
  expect(await readLines(metrics)).toEqual(['demo_viewers{room="a\\"} 9\\nb"} 1']);
});
