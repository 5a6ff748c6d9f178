import { expect, test } from 'vitest';
import { describeAddresses } from './describe-addresses.ts';
import { parseStartOptions } from './options.ts';

const address = { netmask: '255.255.255.0', mac: '00:00:00:00:00:00', cidr: null };
const interfaces = { eth0: [{ ...address, address: '192.0.2.7', family: 'IPv4' as const, internal: false }] };
const { FOYER_PORT, FOYER_HOST, SERVER_ROLES, ...env } = process.env;

function describe(args: string[], room?: string): string {
  const options = parseStartOptions(args, env);
  if (options.help) throw new Error('no settings');
  return describeAddresses({ settings: options.settings, interfaces, room, logFolder: '/srv/logs' });
}

test('a person sees where everything is', () => {
  const text = describe(['--port', '9000'], 'hall');
  expect(text).toContain('http://127.0.0.1:9000/\n');
  expect(text).toContain('http://127.0.0.1:9000/hall\n');
  expect(text).toContain('http://127.0.0.1:9000/tracker/streams.json\n');
  expect(text).toContain('http://127.0.0.1:9000/schedule\n');
  expect(text).toContain('http://127.0.0.1:9000/monitor\n');
  expect(text).toContain('/srv/logs');
  expect(text).not.toContain('192.0.2.7');
});

test('open to the network, the addresses for others are there', () => {
  expect(describe(['--host', '0.0.0.0'])).toContain('http://192.0.2.7:8000/');
});

test('a tracker alone has its own address', () => {
  const text = describe(['--roles', 'tracker']);
  expect(text).toContain('http://127.0.0.1:8001/tracker/streams.json');
  expect(text).not.toContain('8000');
});
