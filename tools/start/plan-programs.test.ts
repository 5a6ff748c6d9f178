import { expect, test } from 'vitest';
import { parseStartOptions } from './options.ts';
import { planPrograms } from './plan-programs.ts';

const address = { netmask: '255.255.255.0', mac: '00:00:00:00:00:00', cidr: null };
const interfaces = { eth0: [{ ...address, address: '192.0.2.7', family: 'IPv4' as const, internal: false }] };
const { FOYER_PORT, FOYER_HOST, FOYER_DEV, SERVER_ROLES, ...env } = process.env;

function plan(args: string[], development = false) {
  const options = parseStartOptions(args, env);
  if (options.help) throw new Error('no settings');
  return planPrograms({ settings: options.settings, root: '/srv/foyer', env, development, interfaces });
}

test('the tracker comes first, then the portal, then what registers with it', () => {
  expect(plan([]).map(({ name, readyUrl }) => [name, readyUrl])).toEqual([
    ['tracker', 'http://127.0.0.1:8001/tracker/healthz'],
    ['portal', 'http://127.0.0.1:8000/healthz'],
    ['encoder', 'http://127.0.0.1:8002'],
  ]);
});

test('only the programs of the roles run, and the pretend encoder only if asked for', () => {
  expect(plan(['--roles', 'tracker']).map(({ name }) => name)).toEqual(['tracker']);
  expect(plan(['--roles', 'portal,tracker']).map(({ name }) => name)).toEqual(['tracker', 'portal']);
});

test('what the command line says reaches every program by the environment', () => {
  const args = [
    '--port',
    '9000',
    '--config',
    '/etc/foyer.json',
    '--data',
    '/var/foyer',
    '--now',
    '2026-11-20T09:00:00Z',
  ];
  for (const { env: given } of plan(args)) {
    expect(given).toMatchObject({
      FOYER_PORT: '9000',
      FOYER_TRACKER_PORT: '9001',
      FOYER_ENCODER_PORT: '9002',
      FOYER_TRACKER_URL: 'http://127.0.0.1:9001',
      FOYER_CONFIG: '/etc/foyer.json',
      FOYER_DATA: '/var/foyer',
      FOYER_NOW: '2026-11-20T09:00:00.000Z',
    });
  }
});

test('open to other machines, the portal listens to all, the tracker stays behind it, and streams have an address that others reach', () => {
  const [tracker, portal, encoder] = plan(['--host', '0.0.0.0']);
  expect(tracker?.env.FOYER_HOST).toBe('127.0.0.1');
  expect(portal?.env.FOYER_HOST).toBe('0.0.0.0');
  expect(portal?.port.host).toBe('0.0.0.0');
  expect(encoder?.args.join(' ')).toContain('--public-url http://192.0.2.7:8002');
});

test('a tracker without a portal on its machine is open to the others', () => {
  const [tracker] = plan(['--host', '0.0.0.0', '--roles', 'tracker']);
  expect(tracker?.env.FOYER_HOST).toBe('0.0.0.0');
});

test('in development the portal serves from source', () => {
  const portal = (development: boolean) => plan([], development)[1]?.env;
  expect(portal(true)).toMatchObject({ NODE_ENV: 'development', FOYER_DEV: '1' });
  expect(portal(false)).toMatchObject({ NODE_ENV: 'production' });
  expect(portal(false)).not.toHaveProperty('FOYER_DEV');
});
