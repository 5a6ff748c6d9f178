import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRoom } from './config.ts';
import { loadConfig } from './load-config.ts';

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);

test('a config of the early form loads, with the meaning it had', async () => {
  const config = await loadConfig({ file: fixture('early/config.json') });
  expect(config.system).toMatchObject({
    reloadS: 300,
    secret: null,
    localIps: [/^(?:^127\.)/, /^(?:^2001:db8:10)/],
  });
  expect(config.rooms.map(room => room.name)).toEqual(['pier', 'boat_shed']);
  expect(findRoom(config, 'pier')).toMatchObject({
    title: 'The Pier',
    ircChannel: '#pier',
    ircLog: 'http://logs.harbour.example/%23harbour/latest.html',
    link: 'HARBOUR_URL',
    flumotionEncoder: 'pier.encoder.harbour.example',
    scheduleUrl: null,
  });
  expect(findRoom(config, 'boat_shed')).toMatchObject({ ircChannel: '#harbour', flumotionMixer: null });
});

test('a config of the late form loads, with its private one', async () => {
  const config = await loadConfig({
    file: fixture('late/config.json'),
    privateFile: fixture('late/config.private.json.fixture'),
  });
  expect(config.system).toMatchObject({ reloadS: 600, logDir: '/var/log/streaming' });
  expect(config.system.secret?.reveal()).toBe('swordfish');
  const pier = findRoom(config, 'pier');
  expect(pier).toMatchObject({
    conference: 'Harbour Days',
    twitter: '@harbour OR #harbour OR #pier',
    twitterAnnounce: '@harbour',
    twitterGeo: null,
    ircChannel: '#harbour-pier',
    ircNetwork: 'irc.harbour.example',
    preview: 'http://stills.harbour.example/pier.png',
    scheduleUrl: 'http://www.harbour.example/programme/schedule/json',
    scheduleFormat: null,
    scheduleKey: 'Pier Theatre',
    scheduleSeeAlso: ['Lighthouse'],
    scheduleTimezone: 'US/Eastern',
    flumotionUser: 'streamer',
    youtube: null,
  });
  expect(pier?.flumotionPassword?.reveal()).toBe('pa%ss(word)s');
  expect(findRoom(config, 'boat_shed')).toMatchObject({
    scheduleSeeAlso: ['Slipway'],
    flumotion: false,
    youtube: 'dQw4w9WgXcQ',
  });
});
