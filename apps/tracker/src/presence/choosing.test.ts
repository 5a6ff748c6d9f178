import { describe, expect, test } from 'vitest';
import { createEndpoint } from './endpoint.ts';
import { Presence } from './presence.ts';

const NOON = Date.UTC(2026, 10, 20, 12);
const VIEWERS = 10_000;
const VIEWER_BPS = 3e6;

interface Machine {
  address: string;
  bitrateBps: number;
  viewers: number;
}

/** Twenty machines, from one that serves a hundred viewers to one that serves a few thousand. */
function createMachines(): Machine[] {
  const sizes = [0.3e9, 0.5e9, 1e9, 1e9, 2e9, 2.5e9, 4e9, 5e9, 8e9, 10e9];
  return Array.from({ length: 20 }, (_, index) => ({
    address: `192.0.2.${index + 1}`,
    bitrateBps: sizes[index % sizes.length] ?? 0,
    viewers: 0,
  }));
}

function report(presence: Presence, { address, bitrateBps, viewers }: Machine, at: number): void {
  const load = { overall_bitrate: viewers * VIEWER_BPS, overall_clients: viewers };
  presence.apply(createEndpoint({ room: 'hall', address, load, capacity: { bitrateBps } }, at));
}

/** Viewers come evenly within half a minute; `meanwhile` is called before each. */
function fill(
  presence: Presence,
  machines: readonly Machine[],
  meanwhile: (at: number) => void = () => {},
): void {
  for (let viewer = 0; viewer < VIEWERS; viewer += 1) {
    const at = NOON + Math.floor((30_000 * viewer) / VIEWERS);
    meanwhile(at);
    const id = presence.sendViewer({ room: 'hall' }, at).endpoint?.id;
    const machine = machines.find(({ address }) => id === `hall@${address}`);
    if (machine === undefined) throw new Error(`sent to ${id}`);
    machine.viewers += 1;
  }
}

/** How much the worst is above its share of all, by its capacity: 0.05 is five per cent. */
function measureExcess(machines: readonly Machine[]): number {
  const capacity = machines.reduce((sum, { bitrateBps }) => sum + bitrateBps, 0);
  const viewers = machines.reduce((sum, machine) => sum + machine.viewers, 0);
  return Math.max(
    ...machines.map(machine => machine.viewers / ((viewers * machine.bitrateBps) / capacity) - 1),
  );
}

describe('10,000 viewers in 30 s, and 20 endpoints of mixed capacity: none is 5 % above its fair share', () => {
  test('while nobody reports', () => {
    const presence = new Presence();
    const machines = createMachines();
    for (const machine of machines) report(presence, machine, NOON);
    fill(presence, machines);
    expect(measureExcess(machines)).toBeLessThan(0.05);
  });

  test('while they report one after the other, each every ten seconds', () => {
    const presence = new Presence();
    const machines = createMachines();
    for (const machine of machines) report(presence, machine, NOON);
    let reports = 0;
    fill(presence, machines, at => {
      while (reports * 500 <= at - NOON) {
        const machine = machines[reports % machines.length];
        if (machine !== undefined) report(presence, machine, at);
        reports += 1;
      }
    });
    expect(reports).toBeGreaterThan(3 * 20 - 1);
    expect(measureExcess(machines)).toBeLessThan(0.05);
  });

  test('while some had viewers before: they fill up to the same part of their capacity', () => {
    const presence = new Presence();
    const machines = createMachines();
    for (const [index, machine] of machines.entries()) {
      machine.viewers = index < 10 ? Math.floor(machine.bitrateBps / VIEWER_BPS / 10) : 0;
      report(presence, machine, NOON);
    }
    fill(presence, machines);
    expect(measureExcess(machines)).toBeLessThan(0.05);
  });
});

test('an endpoint that dies takes nobody after its lease, and the others share what comes', () => {
  const presence = new Presence();
  const machines = createMachines();
  for (const machine of machines) report(presence, machine, NOON - 45_000);
  const [dead, ...living] = machines;
  if (dead === undefined) throw new Error('there are no machines');
  let viewersAtTheEnd: number | undefined;
  let reported = false;
  fill(presence, machines, at => {
    if (!reported) for (const machine of living) report(presence, machine, at);
    reported = true;
    if (at >= NOON + 15_000) viewersAtTheEnd ??= dead.viewers;
  });
  expect(viewersAtTheEnd).toBeGreaterThan(0);
  expect(dead.viewers).toBe(viewersAtTheEnd);
  expect(measureExcess(living)).toBeLessThan(0.05);
});
