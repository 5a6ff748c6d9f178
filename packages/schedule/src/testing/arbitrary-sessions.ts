import fc from 'fast-check';
import type { RichText, Session } from '../model.ts';
import { dropAddresses } from '../parsers/drop-addresses.ts';
import { makeRichText } from '../rich-text/make-rich-text.ts';
import { findUrl } from '../text/find-url.ts';
import { collapseWhiteSpace } from '../text/white-space.ts';
import { DAY_MS } from '../times/wall-time.ts';
import { makeSession } from './make-session.ts';

/** What stands on one line: of all of Unicode, control characters and halves of pairs too. */
const line = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ maxLength: 80 }),
    fc.constantFrom(
      'a, b; c\\n',
      ']]>',
      '<b>&amp;',
      '?>',
      'Straße in München 🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪',
      '"^n:',
    ),
  )
  .map(collapseWhiteSpace)
  .filter(text => text !== '');

const url = fc
  .oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.webPath().map(path => `https://[2001:db8::1]:8080${path}`),
    line.map(text => `https://rain.example/${text.replace(/[\s<>"]/g, '')}`),
    fc.constantFrom(
      'https://rain.example/a|b[c]?d=%zz#e#f',
      'http://bücher.example/ä',
      'https://rain.example/a,b;c\\,d',
    ),
  )
  .map(text => findUrl(text) ?? 'https://rain.example/');

const markup = [
  ...[
    '# A\n\n',
    '* b\n',
    '1. c\n',
    '> d\n\n',
    '\n\n',
    '\n',
    '    e\n',
    '**f**',
    '`g`',
    '\\*',
    '| h | i |\n|---|---|\n',
  ],
  ...[
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<h1>',
    '</h1>',
    '<ul><li>',
    '</ul>',
    '<table><tr><td>',
    '</table>',
    '<br>',
  ],
  ...[
    '<b>',
    '</b>',
    '<pre>',
    '</pre>',
    '<blockquote>',
    '<!-- j',
    '-->',
    '<script>k</script>',
    '<img src=l>',
    '&amp;',
  ],
  ...[
    '[m](https://rain.example/?a=1&b)',
    '<a href="/n">',
    '<a href="javascript:o">',
    '</a>',
    'https://rain.example',
  ],
];

const richText: fc.Arbitrary<RichText> = fc
  .record({
    format: fc.constantFrom<RichText['format']>('html', 'markdown', 'text'),
    parts: fc.oneof(
      fc.tuple(line),
      fc.tuple(fc.lorem({ mode: 'sentences' })),
      fc.array(fc.oneof(fc.constantFrom(...markup), line), { minLength: 1, maxLength: 12 }),
    ),
  })
  .map(({ format, parts }) => makeRichText(parts.join(''), format) ?? { format, source: 'Rain.' });

/** No parser lets an address through. */
const lineOfSpeaker = line.filter(text => dropAddresses(text) === text);

const speaker = fc.record({
  id: fc.option(
    fc.oneof(fc.uuid(), fc.integer().map(String), fc.constantFrom('A1B2', '007', '+5'), lineOfSpeaker),
  ),
  name: lineOfSpeaker,
});

/** In the years that matter, often in the nights in which clocks change. */
const start = fc.oneof(
  fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2099, 0) }),
  fc
    .tuple(fc.constantFrom('2026-03-28', '2026-10-24', '2026-11-01', '2019-12-31'), fc.nat(2 * 24 * 12))
    .map(([date, slots]) => Date.parse(date) + slots * 300_000),
);

const length = fc.option(
  fc.oneof(fc.constantFrom(0, 300_000, 2_700_000, 1), fc.nat(2 * DAY_MS), fc.nat(20 * DAY_MS)),
);
const flag = fc.constantFrom(true, false, null);

/** Any session that a parser may give. */
const session: fc.Arbitrary<Session> = fc
  .record({
    guid: fc.oneof(
      fc.uuid(),
      fc.nat().map(String),
      line,
      line.map(text => `${text}@rain.example`),
    ),
    title: line.filter(text => /[\p{L}\p{N}]/u.test(text)),
    subtitle: fc.option(line),
    abstract: fc.option(richText),
    description: fc.option(richText),
    startsAt: start,
    length,
    rooms: fc.uniqueArray(fc.oneof(fc.constantFrom('Hall', 'Bar', '__proto__', '1'), line), { maxLength: 3 }),
    speakers: fc.array(speaker, { maxLength: 3 }),
    track: fc.option(line),
    kind: fc.option(line),
    language: fc.option(fc.oneof(fc.constantFrom('en', 'de-formal'), line)),
    url: fc.option(url),
    logo: fc.option(
      fc.oneof(
        url,
        url.map(text => findUrl(`${text.split(/[?#]/)[0]}/a.png`) ?? text),
      ),
    ),
    links: fc.array(fc.record({ url, title: line }), { maxLength: 2 }),
    doNotRecord: flag,
    doNotStream: flag,
    cancelled: flag,
  })
  .map(({ length, ...facts }) =>
    makeSession({ ...facts, endsAt: length === null ? null : facts.startsAt + length }),
  );

/** Any sessions of one feed: their guids are their own. */
export const arbitrarySessions = fc.uniqueArray(session, { selector: ({ guid }) => guid, maxLength: 12 });
