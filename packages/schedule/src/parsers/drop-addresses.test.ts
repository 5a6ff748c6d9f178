import { expect, test } from 'vitest';
import { parseFeed } from '../parse-feed.ts';
import { dropAddresses } from './drop-addresses.ts';

test.each([
  ['Ada Storm', 'Ada Storm'],
  ['Ada <ada@rain.example>', 'Ada'],
  ['Ada (mailto:ada@rain.example) Storm', 'Ada Storm'],
  ['ada@rain.example', ''],
  ['@ada', '@ada'],
  ['@ada@social.example', '@ada@social.example'],
  ['Ada @ home.', 'Ada @ home.'],
])('keeps of %s %s', (came, kept) => {
  expect(dropAddresses(came)).toBe(kept);
});

test.each([
  [
    'a schedule.xml',
    `<schedule><day date="2026-11-20"><room name="Hall"><event guid="a"><date>2026-11-20T10:00:00Z</date><title>Rain</title>
     <persons><person>Ada &lt;ada@rain.example&gt;</person><person id="bob@rain.example">bob@rain.example</person><person id="cy@rain.example">Cy</person></persons></event></room></day></schedule>`,
  ],
  [
    'a Zookeepr JSON',
    JSON.stringify([
      {
        Id: 1,
        Title: 'Rain',
        Start: '2026-11-20 10:00:00',
        Duration: '0:45:00',
        'Room Name': 'Hall',
        Presenters: 'Ada <ada@rain.example>, bob@rain.example, Cy',
      },
    ]),
  ],
  [
    'a schedule.json',
    JSON.stringify({
      schedule: {
        conference: {
          days: [
            {
              date: '2026-11-20',
              rooms: {
                Hall: [
                  {
                    guid: 'a',
                    date: '2026-11-20T10:00:00Z',
                    title: 'Rain',
                    persons: [
                      { id: 1, name: 'Ada <ada@rain.example>' },
                      { id: 'bob@rain.example', name: 'bob@rain.example' },
                      { id: 'cy@rain.example', name: 'Cy' },
                    ],
                  },
                ],
              },
            },
          ],
        },
      },
    }),
  ],
])('no address of a speaker leaves %s', (_, text) => {
  const { sessions } = parseFeed(text, { timezone: 'UTC' });
  expect(sessions.map(session => session.speakers.map(({ name }) => name))).toEqual([['Ada', 'Cy']]);
  expect(sessions[0]?.speakers[1]).toEqual({ id: null, name: 'Cy' });
});
