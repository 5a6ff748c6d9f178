import { expect, test } from 'vitest';
import { createEndpoint } from '../presence/endpoint.ts';
import { summariseReports } from './summarise-reports.ts';

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
  expect(summariseReports(reports)).toEqual([
    {
      endpoint: reports[3],
      minutes: [
        { minute: 10, reports: 2, bitrateSum: 400, bitrateMax: 300, clientsSum: 4, clientsMax: 3 },
        { minute: 11, reports: 1, bitrateSum: 200, bitrateMax: 200, clientsSum: 2, clientsMax: 2 },
      ],
    },
    {
      endpoint: reports[2],
      minutes: [{ minute: 10, reports: 1, bitrateSum: 7, bitrateMax: 7, clientsSum: 7, clientsMax: 7 }],
    },
  ]);
});
