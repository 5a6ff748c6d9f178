import { expect, test } from 'vitest';
import { classifyAgent } from './classify-agent.ts';

test.each([
  ['browser', 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'],
  [
    'browser',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  ],
  ['browser', 'AppleCoreMedia/1.0.0.23F79 (Macintosh; U; Intel Mac OS X 14_5; en_us)'],
  [
    'mobile',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  ],
  [
    'mobile',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
  ],
  ['mobile', 'AppleCoreMedia/1.0.0.21F79 (iPad; U; CPU OS 17_5 like Mac OS X; de_de)'],
  ['player', 'VLC/3.0.18 LibVLC/3.0.18'],
  ['player', 'mpv 0.37.0'],
  ['player', 'Lavf/60.16.100'],
  ['player', 'Kodi/20.2 (X11; Linux x86_64) Ubuntu/22.04 App_Bitness/64 Version/20.2'],
  [
    'player',
    'Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) 76.0.3809.146/6.0 TV Safari/537.36',
  ],
  ['player', 'AppleCoreMedia/1.0.0.21J580 (Apple TV; U; CPU OS 17_1 like Mac OS X; en_us)'],
  ['app', 'okhttp/4.12.0'],
  ['app', 'Congress/42 CFNetwork/1496.0.7 Darwin/23.5.0'],
  ['bot', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
  ['bot', 'curl/8.5.0'],
  ['other', 'something of my own'],
  ['other', ''],
])('%s: %s', (agentClass, agent) => {
  expect(classifyAgent(agent)).toBe(agentClass);
});
