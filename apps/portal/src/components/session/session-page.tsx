import type { SessionPageProps } from '../../data/session-page-props.ts';
import { ClockProvider } from '../../hooks/clock-context.tsx';
import { writeSessionJsonLd } from '../../schedule-page/session-json-ld.ts';
import { getSessionPath } from '../../schedule-page/session-path.ts';
import { PageBar } from '../site/page-bar.tsx';
import { SiteFooter } from '../site/site-footer.tsx';
import { FollowProgramme } from './follow-programme.tsx';
import { SessionAround } from './session-around.tsx';
import { SessionBody, SessionTitle } from './session-body.tsx';
import { SessionMoment } from './session-moment.tsx';
import styles from './session-page.module.css';

/** One session: what, who, when and where; what is around it. */
export function SessionPage(props: SessionPageProps) {
  const { event, timezone, roomZone, entry, repeats, neighbours, detailsHtml, roomLive, revision, clock } =
    props;
  const { session, room, startsAt, endsAt, date } = entry;
  const place = { locale: event.language, timezone };
  return (
    <ClockProvider clock={clock}>
      <FollowProgramme revision={revision} />
      <div className={styles.page}>
        <PageBar up={{ href: `/schedule#${date}`, label: 'Programme' }} place={place} />
        <main className={styles.main}>
          <SessionTitle session={session} />
          <SessionMoment
            session={{
              guid: session.guid,
              startsAt,
              endsAt,
              openEnded: session.endsAt === null,
              cancelled: session.cancelled === true,
              doNotStream: session.doNotStream === true,
            }}
            room={{ ...room, timezone: roomZone }}
            initiallyLive={roomLive}
            place={place}
          />
          <SessionBody session={session} detailsHtml={detailsHtml} place={place} />
          <SessionAround entry={entry} repeats={repeats} neighbours={neighbours} place={place} />
        </main>
        <script
          type="application/ld+json"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: writeSessionJsonLd lets nothing end the script
          dangerouslySetInnerHTML={{ __html: writeJsonLd(props) }}
        />
        <SiteFooter>
          {session.url !== null && <a href={session.url}>In the conference’s programme</a>}
        </SiteFooter>
      </div>
    </ClockProvider>
  );
}

function writeJsonLd({ entry, event, summary, publicUrl }: SessionPageProps): string {
  const { name } = entry.room;
  return writeSessionJsonLd({
    entry,
    event,
    description: summary,
    url: publicUrl && publicUrl + getSessionPath(entry.session.guid),
    watchUrl: publicUrl && name && `${publicUrl}/${name}`,
  });
}
