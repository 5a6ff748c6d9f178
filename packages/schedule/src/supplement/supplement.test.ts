import { describe, expect, it } from 'vitest';
import { exportCalendar } from '../export/export-calendar.ts';
import { exportScheduleJson } from '../export/export-schedule-json.ts';
import { exportScheduleXml } from '../export/export-schedule-xml.ts';
import type { Session } from '../model.ts';
import { parseFeed } from '../parse-feed.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { makeProgramme } from '../testing/make-programme.ts';
import { makeSession } from '../testing/make-session.ts';
import { inBerlin } from '../testing/rain-conf.ts';
import { findSupplement, writeSupplement } from './supplement.ts';

const rain = makeSession({
  ...inBerlin('6a32cb72-a69d-423c-91b5-60d88eb8e6c7', '20 10:00', '20 11:00', ['Hall']),
  abstract: { format: 'markdown', source: 'It *falls*.' },
  description: { format: 'text', source: 'Bring a coat: https://rain.example' },
});

/** Whose ids neither format can carry, so that the supplement names the speakers. */
const spoken: Session = {
  ...rain,
  speakers: [
    { id: 'a b', name: 'Ada' },
    { id: 'm o', name: 'Mo MARK' },
  ],
};

function writeCalendar(session: Session): string {
  return exportCalendar(makeProgramme(makeFeed([session])), { stampedAt: 0 }).replaceAll('\r\n ', '');
}

function readOne(text: string): Session | undefined {
  return parseFeed(text, { timezone: 'Europe/Berlin' }).sessions[0];
}

describe('findSupplement', () => {
  it('finds nothing where a reader shows the same, however it is written', () => {
    const readAs = { ...rain, abstract: { format: 'html' as const, source: '<p>It <i>falls</i>.</p>' } };
    expect(findSupplement(rain, readAs)).toBeNull();
    expect(findSupplement(rain, { ...readAs, description: rain.abstract })).toMatchObject({
      description: rain.description,
      textsFor: expect.stringMatching(/^[\da-f]{16}$/),
    });
  });

  it('tells of a text nothing that no page shows', () => {
    const source = '<p>Rain<!-- draft --><script>alert(1)</script></p>';
    const supplement = findSupplement({ ...rain, abstract: { format: 'html', source } }, rain);
    expect(supplement?.abstract).toEqual({ format: 'html', source: '<p>Rain</p>' });
    for (const hidden of [
      '[//]: # (call 0123)',
      '> [x]: y "call 0123"',
      '![call 0123](/a.png)',
      '[x](/b "call 0123")',
    ]) {
      const abstract = { format: 'markdown' as const, source: `It *falls*.\n\n${hidden}` };
      expect(
        JSON.stringify(findSupplement({ ...rain, abstract }, { ...rain, abstract: null })),
      ).not.toContain('0123');
    }
  });
});

describe('writeSupplement', () => {
  it('holds no element, whatever is in it', () => {
    const description = { format: 'text' as const, source: '</schedule><script>?>' };
    expect(writeSupplement({ description })).not.toMatch(/[<>]/);
    expect(JSON.parse(writeSupplement({ description }))).toEqual({ description });
  });
});

describe('a session read with its supplement', () => {
  it('shows elements that its text only tells of', () => {
    const description = { format: 'text' as const, source: 'Use <b>bold</b> or <br> tags.' };
    const programme = makeProgramme(makeFeed([{ ...rain, abstract: null, description }]), {
      findAddresses: () => ({ sessionUrl: null, roomUrl: null, streamUrl: null }),
    });
    expect(readOne(exportCalendar(programme, { stampedAt: 0 }))?.description).toEqual(description);
  });

  it('has both of its texts as they were written', () => {
    expect(readOne(writeCalendar(rain))).toMatchObject({
      abstract: rain.abstract,
      description: rain.description,
    });
  });

  it('has what somebody made of its description since', () => {
    const edited = writeCalendar(rain).replace('DESCRIPTION:It falls.', 'DESCRIPTION:It pours.');
    expect(readOne(edited)).toMatchObject({
      abstract: null,
      description: { format: 'text', source: expect.stringMatching(/^It pours\./) },
    });
    const xml = exportScheduleXml(makeProgramme(makeFeed([rain])));
    expect(readOne(xml)?.description).toEqual(rain.description);
    expect(readOne(xml.replace('Bring a coat', 'Bring a hat'))?.description?.source).toContain('a hat');
  });

  it.each([
    ['XML', exportScheduleXml(makeProgramme(makeFeed([spoken])))],
    ['JSON', exportScheduleJson(makeProgramme(makeFeed([spoken])))],
    ['iCalendar', writeCalendar(spoken)],
  ])('names no speaker by an address that somebody wrote into the supplement of %s', (_, text) => {
    const write = (name: string) => text.replace(/("name": ?")Mo MARK/, `$1${name}`);
    expect(readOne(text)?.speakers).toEqual(spoken.speakers);
    expect(readOne(write('Mo R'))?.speakers).toMatchObject([{ name: 'Ada' }, { name: 'Mo R' }]);
    expect(readOne(write('Mo <mo@rain.example>'))?.speakers).toMatchObject([{ name: 'Ada' }, { name: 'Mo' }]);
    expect(readOne(write('mo@rain.example'))?.speakers).toMatchObject([{ name: 'Ada' }]);
    const numbered = text.replace(/("id": ?")m o/, '$1mo@rain.example');
    expect(readOne(numbered)?.speakers[1]).toEqual({ id: null, name: 'Mo MARK' });
  });

  it('names no room that only the format put it into', () => {
    const programme = makeProgramme(makeFeed([{ ...rain, rooms: [] }]), { findPlaces: () => ['Hall'] });
    for (const text of [exportScheduleXml(programme), exportScheduleJson(programme)]) {
      expect(text).toContain('Hall');
      const { rooms, sessions } = parseFeed(text, { timezone: 'Europe/Berlin' });
      expect([rooms, sessions.map(session => session.rooms)]).toEqual([[], [[]]]);
    }
  });

  it('has its own links first, as they were, and each once', () => {
    const links = [
      { url: 'https://rain.example/ä', title: 'Übersicht' },
      { url: 'https://rain.example/b', title: 'a\\b' },
    ];
    const read = readOne(writeCalendar({ ...rain, links }));
    expect(read?.links.slice(0, 2)).toEqual(links);
    expect(readOne(writeCalendar({ ...rain, links }).replace(/^ATTACH.*%C3%A4\r\n/m, ''))?.links[0]).toEqual(
      links[1],
    );
    expect(read?.links.slice(2).map(({ url }) => new URL(url).host)).toEqual([
      'portal.example',
      'portal.example',
    ]);
  });
});
