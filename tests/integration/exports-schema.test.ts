import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, describe, expect, it } from 'vitest';
import { exportScheduleJson } from '../../packages/schedule/src/export/export-schedule-json.ts';
import { exportScheduleXml } from '../../packages/schedule/src/export/export-schedule-xml.ts';
import type { Session, SessionCorrection } from '../../packages/schedule/src/model.ts';
import { makeAwkwardSessions } from '../../packages/schedule/src/testing/awkward-sessions.ts';
import { makeFeed } from '../../packages/schedule/src/testing/make-feed.ts';
import { makeProgramme } from '../../packages/schedule/src/testing/make-programme.ts';
import { readRealFeed } from '../../packages/schedule/src/testing/read-real-feed.ts';
import { listTruths } from '../../packages/schedule/src/testing/real-programmes.ts';
import { isOnPath, XMLLINT } from '../../tools/testing/system-packages.ts';

/** The published schemas of the formats are not ours to publish either. */
const SCHEMAS = join(import.meta.dirname, '../../../shared/data/schemas');
const XSD = join(SCHEMAS, 'schedule.xml.xsd');
const JSON_SCHEMA = join(SCHEMAS, 'schedule-v1.schema.json');

function addNote(session: Session): Session {
  const { startsAt, endsAt, rooms } = session;
  const correction = { kind: 'delayed', startsAt: startsAt - 60_000, endsAt, rooms, note: '“<Rain>” & more' };
  return { ...session, correction: correction as SessionCorrection };
}

const programmes = [
  { file: 'awkward sessions', programme: makeProgramme(makeFeed(makeAwkwardSessions())) },
  {
    file: 'awkward sessions in a zone that is a day ahead of the rest',
    programme: makeProgramme(makeFeed(makeAwkwardSessions()), {
      timezone: 'America/New_York',
      findClocks: () => ({ timezone: 'Asia/Tokyo', dayChangeMinutes: null }),
    }),
  },
  {
    file: 'awkward sessions, in two rooms where they name none',
    programme: makeProgramme(makeFeed(makeAwkwardSessions()), { findPlaces: () => ['Hall', 'Cellar'] }),
  },
  {
    file: 'awkward sessions, with a note of the organisers to each',
    programme: makeProgramme(makeFeed(makeAwkwardSessions().map(addNote))),
  },
  ...listTruths()
    .filter(truth => truth.sessions > 0)
    .map(truth => {
      const { zoneUsedForTruth: timezone } = truth.timezone;
      return { file: truth.file, programme: makeProgramme(readRealFeed(truth), { timezone }) };
    }),
];

describe.skipIf(!existsSync(XSD) || !isOnPath(XMLLINT.command))(
  `schedule.xml (skipped without ../shared/data/schemas and ${XMLLINT.debianPackage})`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-exports-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    it.each(programmes)('is valid against the schema of the c3voc: $file', ({ programme }) => {
      const file = join(folder, 'schedule.xml');
      writeFileSync(file, exportScheduleXml(programme));
      const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', XSD, file], {
        encoding: 'utf8',
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: `${file} validates\n` });
    });
  },
);

describe.skipIf(!existsSync(JSON_SCHEMA))('schedule.json (skipped without ../shared/data/schemas)', () => {
  const validate = existsSync(JSON_SCHEMA) ? compileSchema() : () => true;

  it.each(programmes)('is valid against the schema of the c3voc: $file', ({ programme }) => {
    validate(JSON.parse(exportScheduleJson(programme)));
    expect('errors' in validate ? validate.errors : 'no schema').toBeNull();
  });
});

function compileSchema() {
  // The schema has keywords of its own (`$comment` as `$todo`, `$oneOf`), which strict mode refuses.
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { color: true } });
  addFormats.default(ajv);
  const { $schema, ...schema } = JSON.parse(readFileSync(JSON_SCHEMA, 'utf8'));
  expect($schema).toContain('draft-06');
  return ajv.compile(schema);
}
