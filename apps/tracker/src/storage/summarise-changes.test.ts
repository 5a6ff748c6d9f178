import { expect, test } from 'vitest';
import { createEndpoint } from '../presence/endpoint.ts';
import { summariseChanges } from './summarise-changes.ts';

const MINUTE = 60_000;

function createReport(address: string, at: number, bitrateBps: number, clients: number) {
  const load = { overall_bitrate: bitrateBps, overall_clients: clients };
  return createEndpoint({ room: 'hall', address, load }, at);
}

test('reports of one endpoint fold into its minutes, and the last one stays', () => {
  const reports = [
    createReport('192.0.2.1', 10 * MINUTE, 100, 1),
    createReport('192.0.2.1', 11 * MINUTE - 1, 300, 3),
    createReport('192.0.2.2', 10 * MINUTE, 7, 7),
    createReport('192.0.2.1', 11 * MINUTE, 200, 2),
  ];
  expect(summariseChanges(reports.map(endpoint => ({ type: 'report', endpoint })))).toEqual([
    {
      room: 'hall',
      address: '192.0.2.1',
      endpoint: reports[3],
      minutes: [
        { minute: 10, reports: 2, bitrateSum: 400, bitrateMax: 300, clientsSum: 4, clientsMax: 3 },
        { minute: 11, reports: 1, bitrateSum: 200, bitrateMax: 200, clientsSum: 2, clientsMax: 2 },
      ],
    },
    {
      room: 'hall',
      address: '192.0.2.2',
      endpoint: reports[2],
      minutes: [{ minute: 10, reports: 1, bitrateSum: 7, bitrateMax: 7, clientsSum: 7, clientsMax: 7 }],
    },
  ]);
});

test('an endpoint that left is gone, unless it reported again', () => {
  const endpoint = createReport('192.0.2.1', 10 * MINUTE, 100, 1);
  const report = { type: 'report', endpoint } as const;
  const departure = {
    type: 'departure',
    room: 'hall',
    address: '192.0.2.1',
    leftAt: 10 * MINUTE + 1,
  } as const;
  expect(summariseChanges([report, departure])).toMatchObject([{ endpoint, leftAt: 10 * MINUTE + 1 }]);
  expect(summariseChanges([departure, report])).toMatchObject([{ endpoint, leftAt: undefined }]);
  expect(summariseChanges([departure])).toMatchObject([{ endpoint: undefined, minutes: [] }]);
});
