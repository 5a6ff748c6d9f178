import type { Instant } from '@foyer/schedule';
import { getSessionPath } from '../../schedule-page/session-path.ts';
import type { BriefState } from '../../status/read-state.ts';
import { nameOtherZone, type TimePlace } from '../../words/format-time.ts';
import { nameLanguage } from '../../words/name-language.ts';
import { formatSpanNear } from '../../words/whole-days.ts';
import { PlannedTime } from '../site/planned-time.tsx';
import { RehearsalLink } from '../site/rehearsal-link.tsx';
import { SessionChange } from '../site/session-change.tsx';
import { ViewerTimes } from '../site/viewer-times.tsx';
import styles from './session-details.module.css';

interface SessionArticleProps {
  row: BriefState['current'][number];
  /** It comes next; nothing is on. */
  upcoming: boolean;
  place: TimePlace;
  now: Instant;
}

/** A session in full. */
export function SessionArticle({
  row: { startsAt, endsAt, session },
  upcoming,
  place,
  now,
}: SessionArticleProps) {
  const zone = nameOtherZone(startsAt, place);
  const span = { startsAt, endsAt, openEnded: session.endsAt === null };
  return (
    <article className={styles.session} data-upcoming={upcoming || undefined}>
      {upcoming ? (
        <h3 className={styles.title}>
          <span className={styles.quiet}>Next:</span>{' '}
          <RehearsalLink href={getSessionPath(session.guid)}>{session.title}</RehearsalLink>
        </h3>
      ) : (
        <h2 className={styles.title}>
          <RehearsalLink href={getSessionPath(session.guid)}>{session.title}</RehearsalLink>
        </h2>
      )}
      {session.subtitle !== null && <p className={styles.subtitle}>{session.subtitle}</p>}
      <p className={styles.facts}>
        <span>
          <PlannedTime session={session} startsAt={startsAt} place={place} />{' '}
          <time>
            {formatSpanNear(span, now, place)}
            {zone}
          </time>
        </span>
        {zone !== '' && <ViewerTimes session={span} place={place} />}
        {session.speakers.length > 0 && (
          <span className={styles.speakers}>{session.speakers.join(', ')}</span>
        )}
        {session.track !== null && <span>{session.track}</span>}
        {session.language !== null && <span>{nameLanguage(session.language, place.locale)}</span>}
        {session.doNotRecord === true && <span>Not recorded</span>}
      </p>
      <SessionChange session={session} startsAt={startsAt} />
      {session.detailsHtml !== null && (
        <div
          className={styles.text}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by renderRichText
          dangerouslySetInnerHTML={{ __html: session.detailsHtml }}
        />
      )}
      {session.url !== null && (
        <p className={styles.more}>
          <a href={session.url}>In the conference’s programme</a>
        </p>
      )}
    </article>
  );
}
