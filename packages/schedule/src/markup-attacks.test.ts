import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { compareFeeds } from './changes/compare-feeds.ts';
import { exportCalendar } from './export/export-calendar.ts';
import { exportChanges } from './export/export-changes.ts';
import { exportScheduleJson } from './export/export-schedule-json.ts';
import { exportScheduleXml } from './export/export-schedule-xml.ts';
import type { Feed, RichText, Session } from './model.ts';
import { parseFeed } from './parse-feed.ts';
import { createSession } from './parsers/create-session.ts';
import { renderPortableHtml, renderRichText } from './rich-text/render-rich-text.ts';
import { writeRichText } from './rich-text/write-rich-text.ts';
import { listMarkupDangers } from './testing/list-markup-dangers.ts';
import { makeFeed } from './testing/make-feed.ts';
import { makeProgramme } from './testing/make-programme.ts';
import { MARKUP_ATTACKS } from './testing/markup-attacks.ts';
import { decodeHtml } from './text/decode-html.ts';
import { escapeXml } from './xml/escape-xml.ts';

/** Where in a description somebody may put it. */
const CONTEXTS: readonly ((attack: string) => string)[] = [
  attack => attack,
  attack => `Before ${attack} after`,
  attack => `<p>${attack}</p>`,
  attack => `<a href="${attack}">x</a>`,
  attack => `<p title='${attack}'>x</p>`,
  attack => `<ul><li>${attack}<li>${attack}</ul>`,
  attack => `[x](${attack})`,
  attack => `[${attack}](https://rain.example)`,
  attack => `# ${attack}\n\n> ${attack}\n\n- ${attack}`,
  attack => `\`${attack}\` **${attack}**`,
];

const FORMATS = ['html', 'markdown', 'text'] as const;

const texts: readonly RichText[] = FORMATS.flatMap(format =>
  CONTEXTS.flatMap(context => MARKUP_ATTACKS.map(attack => ({ format, source: context(attack) }))),
);

/** Those that something is wrong with, and what. */
function findDangerous(list: (text: RichText) => string[]): { source: string; dangers: string[] }[] {
  return texts.flatMap(text => {
    const dangers = list(text);
    return dangers.length === 0 ? [] : [{ source: text.source, dangers }];
  });
}

describe('descriptions', () => {
  it('are HTML of the plainest kind', () => {
    expect(findDangerous(text => listMarkupDangers(renderRichText(text).html))).toEqual([]);
    expect(findDangerous(text => listMarkupDangers(renderPortableHtml(text)))).toEqual([]);
  });

  it('go out as what is harmless as HTML and as Markdown', () => {
    expect(findDangerous(text => listMarkupDangers(writeRichText(text)))).toEqual([]);
    const markdown = new Marked({ gfm: true });
    expect(findDangerous(text => listActive(markdown.parse(writeRichText(text), { async: false })))).toEqual(
      [],
    );
  });
});

/** What would run in HTML that somebody else has made, who lets pictures and titles of links through. */
function listActive(html: string): string[] {
  return (html.match(/<[a-z](?:"[^"]*"|[^">])*>/gi) ?? []).filter(tag => {
    if (/^<(?:script|svg|math|iframe|style|object|embed|form)\b/i.test(tag)) return true;
    const addresses = [...tag.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, value = '']) =>
      decodeHtml(value),
    );
    if (addresses.some(address => /^[\s\p{Cc}]*(?:(?:java|vb)script|data):/iu.test(address))) return true;
    return /[\s/]on\w+\s*=/i.test(tag.replaceAll(/"[^"]*"/g, ''));
  });
}

const RAIN = 'https://rain.example/';

function makeSession(text: string, index: number): Session {
  const at = Date.UTC(2026, 5, 1, 10) + index * 600_000;
  return createSession({
    guid: `${index} ${text}`,
    title: text,
    subtitle: text,
    abstract: { format: 'markdown', source: text },
    description: { format: 'html', source: text },
    startsAt: at,
    endsAt: at + 600_000,
    rooms: [text],
    speakers: [{ id: text, name: text }],
    track: text,
    kind: text,
    language: text,
    url: `${RAIN}?${text}`,
    logo: `${RAIN}${text}`,
    links: [{ url: `${RAIN}#${text}`, title: text }],
    position: {},
  });
}

function makeAttacked(text: string): Feed {
  const feed = makeFeed([makeSession(text, 0)], {
    title: text,
    acronym: text,
    version: text,
    url: `${RAIN}?${text}`,
  });
  return { ...feed, rooms: [{ name: text, id: text, guid: text, slug: text }] };
}

const STAMP = { stampedAt: Date.UTC(2026, 0, 1) };

function writeChanges(feed: Feed, text: string): string {
  const [before, after] = [[], feed.sessions].map(sessions => ({ ...feed, sessions }));
  const changes = before && after ? compareFeeds(before, after) : [];
  return exportChanges({
    title: text,
    timezone: 'UTC',
    changes: changes.map(change => ({ at: STAMP.stampedAt, change })),
    since: STAMP.stampedAt,
    idSpace: 'https://portal.example',
    findAddresses: makeProgramme(feed).findAddresses,
    selfUrl: null,
    pageUrl: null,
  });
}

/** What XML consists of besides text, the values of attributes, and what it says to us alone. */
function listXmlParts(xml: string): Set<string> {
  const parts =
    xml
      .replaceAll(/<\?foyer [^>]*\?>/g, '')
      .replaceAll(/="[^"<]*"/g, '')
      .match(/<[^>\s/]*/g) ?? [];
  return new Set(parts);
}

describe('programmes that go out', () => {
  const harmless = makeAttacked('harmless');

  it.each([
    ['schedule.xml', (feed: Feed) => exportScheduleXml(makeProgramme(feed))],
    ['Atom', (feed: Feed) => writeChanges(feed, feed.conference.title ?? '')],
  ])('have nothing in them as %s but what the format has', (_name, write) => {
    const known = listXmlParts(write(harmless));
    const added = MARKUP_ATTACKS.flatMap(attack =>
      [...listXmlParts(write(makeAttacked(attack)))]
        .filter(part => !known.has(part))
        .map(part => [attack, part]),
    );
    expect(added).toEqual([]);
  });

  it('have no property in a calendar but those of the format', () => {
    const listProperties = (feed: Feed) =>
      exportCalendar(makeProgramme(feed), STAMP)
        .replaceAll('\r\n ', '')
        .split('\r\n')
        .map(line => /^[^:;]*/.exec(line)?.[0] ?? '');
    const known = new Set(listProperties(harmless));
    const added = MARKUP_ATTACKS.flatMap(attack =>
      listProperties(makeAttacked(attack))
        .filter(name => !known.has(name))
        .map(name => [attack, name]),
    );
    expect(added).toEqual([]);
  });

  it('come in and go out again in every format without an address but of the web', () => {
    for (const attack of MARKUP_ATTACKS) {
      const programme = makeProgramme(makeAttacked(attack));
      const written = [
        exportScheduleXml(programme),
        exportScheduleJson(programme),
        exportCalendar(programme, STAMP),
      ];
      for (const feed of written.map(text => parseFeed(text, { timezone: 'UTC' }))) {
        expect(feed.sessions, `${feed.format} with ${attack}`).toHaveLength(1);
        expect(listAddresses(feed).filter(address => !/^https?:\/\//.test(address))).toEqual([]);
      }
    }
  });
});

describe('addresses that a programme names', () => {
  it('are of the web or none', () => {
    const event = (address: string) => {
      const text = escapeXml(address);
      return `<event guid="1"><date>2026-06-01T10:00:00Z</date><duration>01:00</duration><room>A</room><title>x</title>
        <url>${text}</url><logo>${text}</logo><links><link href="${text}">x</link></links>
        <attachments><attachment href="${text}">x</attachment></attachments></event>`;
    };
    const found = MARKUP_ATTACKS.flatMap(attack =>
      listAddresses(parseFeed(`<schedule>${event(attack)}</schedule>`, { timezone: 'UTC' })),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(address => !/^https?:\/\/\w/.test(address))).toEqual([]);
  });
});

function listAddresses({ conference, sessions }: Feed): string[] {
  const addresses = sessions.flatMap(({ url, logo, links }) => [url, logo, ...links.map(link => link.url)]);
  return [conference.url, ...addresses].filter(address => address !== null);
}
