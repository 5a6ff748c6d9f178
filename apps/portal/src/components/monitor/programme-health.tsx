'use client';

import {
  type ProgrammeProblem,
  type ProgrammeReply,
  type ProgrammeSourceHealth,
  ROOM_PROBLEM_CODES,
} from '@foyer/contract';
import { useNow } from '../../hooks/clock-context.tsx';
import { useLiveJson } from '../../hooks/use-live-json.ts';
import { formatAge } from '../../monitor/format-amount.ts';
import { formatTimeNear, type TimePlace } from '../../words/format-time.ts';
import styles from './programme-health.module.css';

const REFRESH_MS = 30_000;

/** How each programme is: its age, what is wrong with it, and what has changed. */
export function ProgrammeHealth(place: TimePlace) {
  const { reply } = useLiveJson<ProgrammeReply>('/api/v1/programme', REFRESH_MS);
  if (reply === undefined || reply.sources.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>Programme</h2>
      {reply.sources.map(source => (
        <Source key={source.location + source.rooms.join()} source={source} {...place} />
      ))}
    </section>
  );
}

function Source({ source, ...place }: TimePlace & { source: ProgrammeSourceHealth }) {
  const now = useNow();
  const trouble = source.heldBack?.message ?? source.failure?.message ?? null;
  const { errors, warnings } = source.problemCounts;
  const last = source.imports[0];
  const ofRooms = source.problems.filter(({ code }) => ROOM_PROBLEM_CODES.includes(code));
  const ofReading = source.problems.filter(({ code }) => !ROOM_PROBLEM_CODES.includes(code));
  return (
    <div className={styles.source} data-wrong={trouble !== null || undefined}>
      <p className={styles.location}>{source.location}</p>
      <p className={styles.facts} suppressHydrationWarning>
        {[
          describeAge(source, now),
          countOf(source.sessions, 'session'),
          `in ${countOf(source.feedRooms, 'room')}`,
          source.format ?? 'not read yet',
        ].join(', ')}
      </p>
      {trouble !== null && <p className={styles.trouble}>{trouble}</p>}
      {source.missingCompanions.map(({ location, message }) => (
        <p key={location} className={styles.trouble}>
          {message}
        </p>
      ))}
      {ofRooms.length > 0 && (
        <Problems problems={ofRooms} summary="Rooms of config and programme do not all find each other" />
      )}
      {errors + warnings > ofRooms.length && (
        <Problems
          problems={ofReading}
          summary={`${countOf(errors, 'error')} and ${countOf(warnings - ofRooms.length, 'warning')} in reading it`}
        />
      )}
      {last !== undefined && last.how !== 'first' && (
        <details className={styles.more}>
          <summary>
            Changed at {formatTimeNear(Date.parse(last.at), now, place)}:{' '}
            {Object.entries(last.counts)
              .map(([kind, count]) => `${count} ${kind}`)
              .join(', ')}
          </summary>
          <ul>
            {last.changes.map(change => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Problems({ problems, summary }: { problems: readonly ProgrammeProblem[]; summary: string }) {
  return (
    <details className={styles.more}>
      <summary>{summary}</summary>
      <ul>
        {problems.map(({ code, message, line, path }) => (
          <li key={`${code} ${line} ${path} ${message}`}>
            {line === null ? (path ?? '') : `Line ${line}:`} {message}
          </li>
        ))}
      </ul>
    </details>
  );
}

function describeAge({ fetchedAt }: ProgrammeSourceHealth, now: number): string {
  if (fetchedAt === null) return 'never had whole';
  const { value, unit } = formatAge(now - Date.parse(fetchedAt));
  return `as of ${value} ${unit} ago`;
}

function countOf(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
