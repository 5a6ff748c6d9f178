import { describe, expect, it } from 'vitest';
import { compareFeeds } from '../changes/compare-feeds.ts';
import type { Session } from '../model.ts';
import { makeFeed } from '../testing/make-feed.ts';
import { makeProgramme, PORTAL } from '../testing/make-programme.ts';
import { inBerlin } from '../testing/rain-conf.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { nodesOf, textOf, type XmlElement } from '../xml/xml-element.ts';
import { type ExportChangesOptions, exportChanges } from './export-changes.ts';

const rain = inBerlin('rain', '20 10:00', '20 11:00');
const SINCE = Date.UTC(2026, 10, 1);

function exportBetween(after: Session[], options: Partial<ExportChangesOptions> = {}): string {
  const changes = compareFeeds({ sessions: [rain] }, { sessions: after });
  return exportChanges({
    title: 'Rain & Conf',
    timezone: 'Europe/Berlin',
    changes: changes.map((change, index) => ({ at: SINCE + (index + 1) * 60_000, change })),
    since: SINCE,
    idSpace: 'portal.example',
    findAddresses: makeProgramme(makeFeed([])).findAddresses,
    selfUrl: `${PORTAL}/schedule/changes.atom`,
    pageUrl: `${PORTAL}/schedule`,
    ...options,
  });
}

function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return nodesOf(element).filter(node => typeof node !== 'string' && node.name === name) as XmlElement[];
}

function readFeed(text: string): XmlElement {
  const { root, problems, complete } = parseXml(text);
  expect({ problems, complete, name: root?.name }).toEqual({ problems: [], complete: true, name: 'feed' });
  if (root === null) throw new Error('it is empty');
  return root;
}

const textsOf = (element: XmlElement, name: string) => childrenOf(element, name).map(textOf);
const linksOf = (element: XmlElement) =>
  childrenOf(element, 'link').map(({ attributes: { rel, href } }) => `${rel} ${href}`);

describe('exportChanges', () => {
  it('is a feed without entries while nothing has changed', () => {
    const feed = readFeed(exportBetween([rain]));
    expect(textsOf(feed, 'title')).toEqual(['Changes of the programme · Rain & Conf']);
    expect(textsOf(feed, 'updated')).toEqual(['2026-11-01T00:00:00Z']);
    expect(linksOf(feed)).toEqual([`self ${PORTAL}/schedule/changes.atom`, `alternate ${PORTAL}/schedule`]);
    expect(childrenOf(feed, 'entry')).toEqual([]);
  });

  it('has an entry for each change, the latest first, with the room and its stream', () => {
    const feed = readFeed(exportBetween([{ ...rain, startsAt: rain.startsAt + 60_000, title: 'Snow' }]));
    const entries = childrenOf(feed, 'entry');
    expect(entries.flatMap(entry => textsOf(entry, 'title'))).toEqual([
      '“rain” renamed to “Snow”, Fri 20 Nov, 10:01, Hall',
      '“Snow” lasts shorter by 1 min, Fri 20 Nov, 10:01, Hall',
      '“Snow” moved by +1 min, from Fri 20 Nov, 10:00 to Fri 20 Nov, 10:01, Hall',
    ]);
    expect(textsOf(feed, 'updated')).toEqual(['2026-11-01T00:03:00Z']);
    expect(entries.flatMap(entry => textsOf(entry, 'updated'))[2]).toBe('2026-11-01T00:01:00Z');
    expect(linksOf(entries[0] ?? feed)).toEqual([
      `alternate ${PORTAL}/schedule/rain`,
      `related ${PORTAL}/hall`,
      `enclosure ${PORTAL}/hall/stream.m3u8`,
    ]);
    const ids = entries.flatMap(entry => textsOf(entry, 'id'));
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  });

  it('leads to every room that a session is in which names none', () => {
    const findPlaces = () => ['Hall', 'Cellar'];
    const [entry] = childrenOf(readFeed(exportBetween([{ ...rain, rooms: [] }], { findPlaces })), 'entry');
    expect((entry ? linksOf(entry) : []).filter(link => link.startsWith('related'))).toEqual([
      `related ${PORTAL}/hall`,
      `related ${PORTAL}/cellar`,
    ]);
  });

  it('says after the change what the organisers say to it', () => {
    const [change] = compareFeeds({ sessions: [rain] }, { sessions: [{ ...rain, cancelled: true }] });
    if (change === undefined) throw new Error('nothing has changed');
    const changes = [{ at: SINCE, change, note: 'The speaker is <ill>' }];
    const [entry] = childrenOf(readFeed(exportBetween([], { changes })), 'entry');
    expect(entry && textsOf(entry, 'content')).toEqual([
      '“rain” cancelled, Fri 20 Nov, 10:00, Hall. The speaker is <ill>',
    ]);
  });

  it('leads to no stream of a session that must not be streamed, and to no page of one that is gone', () => {
    expect(exportBetween([{ ...rain, doNotStream: true }])).not.toContain('m3u8');
    const [entry] = childrenOf(readFeed(exportBetween([])), 'entry');
    expect(entry && linksOf(entry)).toEqual([`alternate ${PORTAL}/hall`, `related ${PORTAL}/hall`]);
  });
});
