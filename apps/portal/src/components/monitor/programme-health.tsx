'use client';

import { type ProgrammeReply, type ProgrammeSourceHealth, sortProblems } from '@foyer/contract';
import { useNow } from '../../hooks/clock-context.tsx';
import type { LiveJson } from '../../hooks/use-live-json.ts';
import { formatAge } from '../../monitor/format-amount.ts';
import { locateProblem } from '../../monitor/locate-problem.ts';
import { formatTimeNear, nameZone, type TimePlace } from '../../words/format-time.ts';
import styles from './programme-health.module.css';

interface ProgrammeHealthProps {
  programme: LiveJson<ProgrammeReply>;
  place: TimePlace;
}

/** How each programme is: its age, what is wrong with it, and what has changed. */
export function ProgrammeHealth({ programme, place }: ProgrammeHealthProps) {
  const { reply, failed } = programme;
  if (reply === undefined && !failed) return null;
  return (
    <section className={styles.section} aria-labelledby="programme">
      <h2 id="programme" className={styles.title}>
        Programme
      </h2>
      {reply === undefined && <p>The portal does not answer. This page goes on asking.</p>}
      {reply?.sources.length === 0 && (
        <p className={styles.facts}>The config names no programme: set schedule-url for the rooms.</p>
      )}
      {reply?.sources.map(source => (
        <Source
          key={source.location + source.rooms.join()}
          source={source}
          isRepeated={reply.sources.filter(({ location }) => location === source.location).length > 1}
          {...place}
        />
      ))}
    </section>
  );
}

interface SourceProps extends TimePlace {
  source: ProgrammeSourceHealth;
  /** Other rooms read the same in another way: they tell the two apart. */
  isRepeated: boolean;
}

function Source({ source, isRepeated, ...place }: SourceProps) {
  const now = useNow();
  const { toDo, untaken, reading } = sortProblems(source.problems);
  const told = toDo.length + untaken.length;
  const others = source.problemCounts.errors + source.problemCounts.warnings - told;
  return (
    <div className={styles.source}>
      <p className={styles.location}>{source.location}</p>
      {isRepeated && (
        <p className={styles.facts}>
          for {source.rooms.join(', ')}; times in {nameZone(source.timezone)}
        </p>
      )}
      <p className={styles.facts} suppressHydrationWarning>
        {[
          describeAge(source, now),
          countOf(source.sessions, 'session'),
          `in ${countOf(source.feedRooms, 'room')}`,
          source.format ?? 'not read yet',
        ].join(', ')}
      </p>
      <Troubles source={source} toDo={toDo.map(locateProblem)} />
      {source.heldBack !== null && source.heldBack.changes.length > 0 && (
        <Sentences summary="What the held back copy would change" sentences={source.heldBack.changes} />
      )}
      {untaken.length > 0 && (
        <Sentences
          summary="What of the programme is on the page of no room"
          sentences={untaken.map(locateProblem)}
        />
      )}
      {others > 0 && (
        <Sentences
          summary={`${countOf(others, 'problem')} in reading it`}
          sentences={reading.map(locateProblem)}
        />
      )}
      <LastChange source={source} {...place} />
    </div>
  );
}

/** What somebody has to do something about. */
function Troubles({ source, toDo }: { source: ProgrammeSourceHealth; toDo: string[] }) {
  const { heldBack, failure, missingCompanions } = source;
  const sentences = [
    // What is held back is told as a failure too.
    ...(heldBack === null ? [failure?.message ?? []].flat() : [heldBack.message]),
    ...missingCompanions.map(({ message }) => message),
    ...new Set(toDo),
  ];
  return sentences.map(sentence => (
    <p key={sentence} className={styles.trouble}>
      {sentence}
    </p>
  ));
}

function LastChange({ source, ...place }: TimePlace & { source: ProgrammeSourceHealth }) {
  const now = useNow();
  const last = source.imports.find(({ how }) => how !== 'first');
  if (last === undefined) return null;
  const counts = Object.entries(last.counts).map(([kind, count]) => `${count} ${kind}`);
  const time = formatTimeNear(Date.parse(last.at), now, place);
  return <Sentences summary={`Changed at ${time}: ${counts.join(', ')}`} sentences={last.changes} />;
}

function Sentences({ summary, sentences }: { summary: string; sentences: readonly string[] }) {
  return (
    <details className={styles.more}>
      <summary>{summary}</summary>
      <ul>
        {[...new Set(sentences)].map(sentence => (
          <li key={sentence}>{sentence}</li>
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
