import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFormat } from './formats.ts';
import { parseFeed } from './parse-feed.ts';

const FRAB = readFileSync(join(import.meta.dirname, '../fixtures/frab/classic.xml'), 'utf8');
const ZOOKEEPR = readFileSync(join(import.meta.dirname, '../fixtures/zookeepr/schedule.json'), 'utf8');
const options = { timezone: 'Europe/Berlin' };

describe('findFormat', () => {
  it('knows formats by their own names and by those of the config', () => {
    expect(['frab', 'pentabarf', 'Schedule.XML ', 'zookeepr', 'eventfeed'].map(findFormat)).toEqual([
      'frab',
      'frab',
      'frab',
      'zookeepr',
      'zookeepr',
    ]);
    expect(findFormat('docx')).toBeUndefined();
  });
});

describe('parseFeed', () => {
  it('recognises formats by their content', () => {
    expect(parseFeed(FRAB, options).format).toBe('frab');
    expect(parseFeed(`\uFEFF\n${FRAB}`, options)).toMatchObject({ format: 'frab', complete: true });
    expect(parseFeed(`\uFEFF ${ZOOKEEPR}`, options)).toMatchObject({ format: 'zookeepr', complete: true });
  });

  it('takes an empty list for a programme without sessions yet', () => {
    const feed = parseFeed('[]', options);
    expect(feed).toMatchObject({ format: 'zookeepr', complete: true, sessions: [] });
    expect(feed.problems.map(problem => problem.code)).toEqual(['feed-without-sessions']);
  });

  it.each([
    ['nothing', ' \n', 'feed-empty', 'nothing came'],
    [
      'an HTML page',
      '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>\n Please  log in</title></head><body>',
      'feed-not-recognised',
      'an HTML page titled “Please log in” came',
    ],
    ['an HTML page without a title', '<html><body>', 'feed-not-recognised', 'an HTML page came'],
    [
      'pretalx for terminals',
      '\u001b[1m2026-11-20\u001b[0m',
      'feed-not-recognised',
      'coloured for a terminal',
    ],
    ['a contact card', 'BEGIN:VCARD\r\nEND:VCARD', 'feed-not-recognised', 'came'],
    ['other XML', '<?xml version="1.0"?><!-- x --><rss/>', 'feed-not-recognised', 'whose root is <rss> came'],
    ['other schedules', '<schedule><entry/></schedule>', 'feed-not-recognised', 'without any <event> came'],
    [
      'the internal schedule',
      '{"conference":{"days":[]},"timezone":"UTC","rooms":{"Ada":{"room":"Ada","rows":[{"type":"generated"}]}}}',
      'feed-not-recognised',
      'the internal schedule, which is not read again (what --to xml, json or ics writes is), came',
    ],
    [
      'an XML bomb',
      '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;">]><lolz>&lol1;</lolz>',
      'feed-not-recognised',
      'whose root is <lolz> and whose document type declares entities came',
    ],
    [
      'other JSON',
      '{"schedule": {}, "version": 1}',
      'feed-not-recognised',
      'with the keys schedule, version came',
    ],
    ['a list of other things', '[{"date": 1}]', 'feed-not-recognised', 'objects with the keys date came'],
    [
      'broken JSON',
      '{"schedule": ',
      'feed-not-recognised',
      'JSON that breaks off or is not well-formed came',
    ],
    [
      'JSON nested as no programme is',
      `${'['.repeat(1_000)}${']'.repeat(1_000)}`,
      'feed-not-recognised',
      'that lie deeper in each other than any programme came',
    ],
    [
      'JSON too large for a look at its keys',
      `[{"a": "${'x'.repeat(100_000)}"}]`,
      'feed-not-recognised',
      'JSON that begins with “[{"a": "xxxx',
    ],
    ['binary data', '\u0000\u0001', 'feed-not-recognised', 'binary data came'],
    ['a text', 'Not found', 'feed-not-recognised', 'text that begins with “Not found” came'],
  ])('says what came instead of a programme: %s', (_name, text, code, came) => {
    for (const format of [undefined, 'frab', 'zookeepr'] as const) {
      const feed = parseFeed(text, { ...options, format });
      expect(feed).toMatchObject({ format: format ?? null, complete: false, sessions: [], rooms: [] });
      expect(feed.problems).toEqual([expect.objectContaining({ severity: 'error', code })]);
      expect(feed.problems[0]?.message).toContain(came);
    }
  });

  it('says where JSON breaks off', () => {
    const feed = parseFeed(ZOOKEEPR.slice(0, 400), options);
    expect(feed).toMatchObject({ format: 'zookeepr', complete: false, sessions: [] });
    expect(feed.problems).toEqual([expect.objectContaining({ severity: 'error', code: 'json-unreadable' })]);
    expect(feed.problems[0]?.message).toContain('line 16');
  });

  it('reads on in UTC if the configured zone does not exist, and says so', () => {
    const feed = parseFeed(ZOOKEEPR, { timezone: 'Europe/Berln' });
    expect(feed.problems[0]).toMatchObject({ severity: 'error', code: 'timezone-unknown' });
    expect(feed.sessions[0]?.startsAt).toBe(Date.parse('2026-02-04T15:40:00Z'));
  });

  it('keeps of a source that breaks off all that came whole', () => {
    const ends = [...FRAB.matchAll(/<\/event>/g)].map(match => match.index + match[0].length);
    fc.assert(
      fc.property(fc.nat(FRAB.trimEnd().length - 1), length => {
        const feed = parseFeed(FRAB.slice(0, length), { ...options, format: 'frab' });
        expect(feed.complete).toBe(false);
        expect(feed.sessions).toHaveLength(ends.filter(end => end <= length).length);
        expect(feed.problems.some(problem => problem.severity === 'error')).toBe(true);
      }),
    );
  });

  it('never reports more than a screenful of each problem', () => {
    const flood = `<schedule><conference/>${'<event/></x>'.repeat(50_000)}</schedule>`;
    const { problems } = parseFeed(flood, options);
    expect(problems.filter(problem => problem.code === 'start-unreadable')).toHaveLength(21);
    expect(problems.map(problem => problem.message)).toContain('There are 49980 more like this.');
  });

  it('survives JSON and XML nested deeper than any programme', () => {
    const json = parseFeed(`${'['.repeat(200_000)}`, { ...options, format: 'zookeepr' });
    expect(json).toMatchObject({ complete: false, sessions: [] });
    const xml = parseFeed(`<schedule><conference/>${'<a>'.repeat(200_000)}`, options);
    expect(xml).toMatchObject({ complete: false, sessions: [] });
    expect(xml.problems[0]).toMatchObject({ code: 'xml-too-large' });
  });
});
