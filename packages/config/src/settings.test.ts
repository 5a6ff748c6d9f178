import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from './parse-config.ts';
import { checkRehearsal, readSettings } from './settings.ts';

const root = resolve(import.meta.dirname, '../../..');

test('what is not set has its default', () => {
  expect(readSettings({ FOYER_PORT: '', PATH: '/bin' })).toEqual({
    host: '127.0.0.1',
    port: 8000,
    trackerPort: 8001,
    encoderPort: 8002,
    trackerUrl: 'http://127.0.0.1:8001',
    configFile: resolve(root, 'config.json'),
    dataDir: resolve(root, '.foyer'),
    roles: new Set(['portal', 'tracker', 'encoder']),
    now: null,
  });
});

test('everything can be set by the environment', () => {
  const env = {
    FOYER_HOST: '::1',
    FOYER_PORT: '9000',
    FOYER_TRACKER_PORT: '9100',
    FOYER_ENCODER_PORT: '9200',
    FOYER_TRACKER_URL: 'https://tracker.example.org/',
    FOYER_CONFIG: 'mine.json',
    FOYER_DATA: '/var/lib/foyer',
    SERVER_ROLES: 'tracker, portal',
    FOYER_NOW: '2019-12-28T20:45:00+01:00',
  };
  expect(readSettings(env)).toEqual({
    host: '::1',
    port: 9000,
    trackerPort: 9100,
    encoderPort: 9200,
    trackerUrl: 'https://tracker.example.org',
    configFile: resolve('mine.json'),
    dataDir: '/var/lib/foyer',
    roles: new Set(['portal', 'tracker']),
    now: Date.UTC(2019, 11, 28, 19, 45),
  });
});

test('the other ports follow the first', () => {
  expect(readSettings({ FOYER_PORT: '9000' })).toMatchObject({
    trackerPort: 9001,
    encoderPort: 9002,
    trackerUrl: 'http://127.0.0.1:9001',
  });
});

test('an option goes before the environment', () => {
  const settings = readSettings({ FOYER_PORT: '9000', FOYER_HOST: '::1' }, [
    '--port',
    '7000',
    '--now=2026-01-01T00:00Z',
  ]);
  expect(settings).toMatchObject({ port: 7000, trackerPort: 7001, host: '::1', now: Date.UTC(2026, 0, 1) });
});

test.each([
  [{ FOYER_PORT: '80x' }, 'FOYER_PORT is "80x", expected a port from 1 to 65535'],
  [{ FOYER_PORT: '0' }, 'FOYER_PORT is "0", expected a port from 1 to 65535'],
  [{ FOYER_PORT: '65535' }, 'FOYER_TRACKER_PORT is "65536", expected a port from 1 to 65535'],
  [
    { FOYER_HOST: 'http://x' },
    'FOYER_HOST is "http://x", expected an address or the name of a machine, like "0.0.0.0"',
  ],
  [
    { FOYER_TRACKER_URL: 'x:1' },
    'FOYER_TRACKER_URL is "x:1", expected an http or https address, like "http://127.0.0.1:8001"',
  ],
  [
    { SERVER_ROLES: 'portal,trackr' },
    'SERVER_ROLES is "portal,trackr", expected all, or some of portal, tracker, encoder separated by commas',
  ],
  [
    { FOYER_NOW: '2019-12-28T20:45' },
    'FOYER_NOW is "2019-12-28T20:45", expected an instant with its offset, like "2026-11-20T09:30:00+01:00"',
  ],
  [
    { FOYER_NOW: '2019-02-30T20:45Z' },
    'FOYER_NOW is "2019-02-30T20:45Z", expected an instant with its offset, like "2026-11-20T09:30:00+01:00"',
  ],
])('%j is refused', (env, message) => {
  expect(() => readSettings(env)).toThrow(message);
});

test.each([
  [['--port', '99999'], '--port is "99999", expected a port from 1 to 65535'],
  [['--port'], '--port is "", expected a value after it'],
  [
    ['--prot', '1'],
    'An option is "--prot", expected one of --host, --port, --tracker-port, --encoder-port, --tracker-url, --config, --data, --roles, --now',
  ],
  [
    ['8000'],
    'An option is "8000", expected one of --host, --port, --tracker-port, --encoder-port, --tracker-url, --config, --data, --roles, --now',
  ],
])('%j is refused', (argv, message) => {
  expect(() => readSettings({}, argv)).toThrow(message);
});

test('the clock is set in a rehearsal only', () => {
  const config = (rehearsal: boolean) =>
    parseConfig([{ file: resolve('config.json'), text: JSON.stringify({ config: { rehearsal } }) }]);
  const now = Date.UTC(2019, 11, 28);
  expect(() => checkRehearsal({ now }, config(false))).toThrow(
    'FOYER_NOW is "2019-12-28T00:00:00.000Z", expected not to be set unless the config has "rehearsal": true',
  );
  checkRehearsal({ now }, config(true));
  checkRehearsal({ now: null }, config(false));
});

test('an error says in data what its message says', () => {
  expect(() => readSettings({ FOYER_PORT: 'x' })).toThrow(
    expect.objectContaining({
      code: 'SETTING_INVALID',
      variable: 'FOYER_PORT',
      value: 'x',
      expected: 'a port from 1 to 65535',
    }),
  );
});
