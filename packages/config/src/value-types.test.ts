import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from './parse-config.ts';

function parse(block: 'config' | 'hall', key: string, value: unknown) {
  return parseConfig([
    { file: resolve('config.json'), text: JSON.stringify({ hall: {}, [block]: { [key]: value } }) },
  ]);
}

const system = (key: string, value: unknown) => parse('config', key, value).system;
const room = (key: string, value: unknown) => parse('hall', key, value).rooms[0];

test.each([
  ['title', 'Nightlight', { title: 'Nightlight' }],
  ['accent', '#E2603a', { accent: '#E2603a' }],
  ['accent', 'oklch(0.68 0.17 36)', { accent: 'oklch(0.68 0.17 36)' }],
  ['accent', 'oklch(68% 0.17 36deg)', { accent: 'oklch(68% 0.17 36deg)' }],
  ['language', 'pt-br', { language: 'pt-BR' }],
  ['public-url', 'https://live.example.org/', { publicUrl: 'https://live.example.org' }],
  ['reload', 5, { reloadS: 5 }],
  ['reload', 86_400, { reloadS: 86_400 }],
  ['logdir', 'logs', { logDir: resolve('logs') }],
  ['logdir', '/var/log/foyer', { logDir: '/var/log/foyer' }],
  ['rehearsal', true, { rehearsal: true }],
  ['live-first', true, { liveFirst: true }],
  ['show-viewers', true, { showViewers: true }],
  ['trusted-proxies', ['10.0.0.1', '10.0.0.0/8', '2001:db8::/32', '0.0.0.0/0'], {}],
  ['logo', '/logo.svg', { logo: '/logo.svg' }],
])('config: %s may be %j', (key, value, expected) => {
  expect(system(key, value)).toMatchObject(expected);
});

test.each([
  ['title', ' ', '" " came, expected some text'],
  ['title', false, 'false came, expected some text'],
  ['subtitle', 3, '3 came, expected some text'],
  ['accent', 'red', '"red" came, expected a colour as "#rrggbb" or "oklch(0.7 0.15 40)"'],
  ['accent', '#e2603a;}', '"#e2603a;}" came, expected a colour as "#rrggbb" or "oklch(0.7 0.15 40)"'],
  [
    'language',
    'english please',
    '"english please" came, expected a language by its BCP 47 tag, like "en" or "pt-BR"',
  ],
  [
    'public-url',
    'live.example.org',
    '"live.example.org" came, expected an http or https address, like "https://live.example.org"',
  ],
  ['logo', 'javascript:alert(1)', '"javascript:alert(1)" came, expected an http or https address, or a path'],
  [
    'logo',
    'java\tscript:alert(1)',
    '"java\\tscript:alert(1)" came, expected an http or https address, or a path',
  ],
  ['reload', 4, '4 came, expected a whole number of seconds from 5 to 86400'],
  ['reload', 86_401, '86401 came, expected a whole number of seconds from 5 to 86400'],
  ['reload', 7.5, '7.5 came, expected a whole number of seconds from 5 to 86400'],
  ['reload', '600', '"600" came, expected a whole number of seconds from 5 to 86400'],
  ['rehearsal', 'no', '"no" came, expected true or false'],
  [
    'localips',
    '^10',
    '"^10" came, expected a list, each a regular expression for the start of an address, like "^192\\\\.168\\\\."',
  ],
  [
    'localips',
    [10],
    '10 came, expected a regular expression for the start of an address, like "^192\\\\.168\\\\."',
  ],
  [
    'trusted-proxies',
    ['10.0.0.0/33'],
    '"10.0.0.0/33" came, expected an address or a range, like "192.0.2.7" or "10.0.0.0/8"',
  ],
  [
    'trusted-proxies',
    ['::/129'],
    '"::/129" came, expected an address or a range, like "192.0.2.7" or "10.0.0.0/8"',
  ],
  [
    'trusted-proxies',
    ['nginx'],
    '"nginx" came, expected an address or a range, like "192.0.2.7" or "10.0.0.0/8"',
  ],
])('config: %s may not be %j', (key, value, message) => {
  expect(() => system(key, value)).toThrow(`config.json:1 key "${key}": ${message}`);
});

test.each([
  ['schedule-url', 'programme.xml', { scheduleUrl: resolve('programme.xml') }],
  ['schedule-url', '/srv/programme.xml', { scheduleUrl: '/srv/programme.xml' }],
  ['schedule-url', 'https://x.example/p.xml', { scheduleUrl: 'https://x.example/p.xml' }],
  ['schedule-url', 'file:///srv/p.xml', { scheduleUrl: 'file:///srv/p.xml' }],
  ['schedule', 'https://x.example/p.json', { scheduleUrl: 'https://x.example/p.json' }],
  ['schedule', '/programme', { schedule: '/programme', scheduleUrl: null }],
  ['schedule-format', 'Frab', { scheduleFormat: 'frab' }],
  ['schedule-format', 'pycon', { scheduleFormat: 'pycon' }],
  ['schedule-format', false, { scheduleFormat: null }],
  ['schedule-see-also', 'Annex', { scheduleSeeAlso: ['Annex'] }],
  ['schedule-see-also', false, { scheduleSeeAlso: [] }],
  ['schedule-timezone', false, { scheduleTimezone: 'UTC' }],
  ['schedule-timezone', 'Asia/Kathmandu', { scheduleTimezone: 'Asia/Kathmandu' }],
  ['schedule-shift-day', 2, { scheduleShiftDay: 2 }],
  ['schedule-shift-day', false, { scheduleShiftDay: null }],
  ['youtube', 'dQw4w9WgXcQ', { youtube: 'dQw4w9WgXcQ' }],
  ['youtube', 'https://www.youtube.com/watch?t=5&v=dQw4w9WgXcQ', { youtube: 'dQw4w9WgXcQ' }],
  ['youtube', 'https://youtu.be/dQw4w9WgXcQ?t=5', { youtube: 'dQw4w9WgXcQ' }],
  ['youtube', 'https://youtube.com/live/dQw4w9WgXcQ', { youtube: 'dQw4w9WgXcQ' }],
  ['youtube', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ', { youtube: 'dQw4w9WgXcQ' }],
])('a room: %s may be %j', (key, value, expected) => {
  expect(room(key, value)).toMatchObject(expected);
});

test.each([
  [
    'schedule-url',
    'ftp://x.example/p',
    '"ftp://x.example/p" came, expected an http or https address, or the path of a file',
  ],
  [
    'schedule-timezone',
    '+01:00',
    '"+01:00" came, expected the IANA name of a timezone, like "Europe/Lisbon"',
  ],
  ['schedule-see-also', [1], 'a list came, expected a name, or a list of names'],
  ['schedule-shift-day', 0, '0 came, expected a day of the programme from 1 to 366'],
  [
    'youtube',
    'https://vimeo.com/dQw4w9WgXcQ',
    '"https://vimeo.com/dQw4w9WgXcQ" came, expected the 11 characters of a YouTube video, or its address',
  ],
  [
    'youtube',
    'https://notyoutube.com/dQw4w9WgXcQ',
    '"https://notyoutube.com/dQw4w9WgXcQ" came, expected the 11 characters of a YouTube video, or its address',
  ],
  ['youtube', '@channel', '"@channel" came, expected the 11 characters of a YouTube video, or its address'],
])('a room: %s may not be %j', (key, value, message) => {
  expect(() => room(key, value)).toThrow(`config.json:1 room "hall" key "${key}": ${message}`);
});

test('an address in the venue matches from its first character on', () => {
  const [pattern] = system('localips', ['10\\.|^fd00:']).localIps;
  const addresses = ['10.1.2.3', 'fd00::1', '210.1.2.3', '2001:10.'];
  expect(addresses.map(address => pattern?.test(address))).toEqual([true, true, false, false]);
});

test('a long value is not repeated in full', () => {
  expect(() => room('youtube', 'x'.repeat(500))).toThrow(`"${'x'.repeat(79)}…" came`);
});
