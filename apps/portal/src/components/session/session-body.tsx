import type { Session } from '@foyer/schedule';
import { splitLanguages } from '../../schedule-page/programme-view.ts';
import { describeChange } from '../../words/correction-words.ts';
import type { TimePlace } from '../../words/format-time.ts';
import { nameLanguage } from '../../words/name-language.ts';
import styles from './session-body.module.css';

interface SessionBodyProps {
  session: Session;
  /** Safe. */
  detailsHtml: string | null;
  place: TimePlace;
}

/** What it is called, and who speaks. */
export function SessionTitle({ session }: { session: Session }) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title} data-cancelled={session.cancelled || undefined}>
        {session.title}
      </h1>
      {session.subtitle !== null && <p className={styles.subtitle}>{session.subtitle}</p>}
      {session.speakers.length > 0 && (
        <p className={styles.speakers}>{session.speakers.map(({ name }) => name).join(', ')}</p>
      )}
    </header>
  );
}

/** What else there is to know, and what it is about. */
export function SessionBody({ session, detailsHtml, place }: SessionBodyProps) {
  const change = describeChange(session, place);
  const languages = splitLanguages(session.language).map(code => nameLanguage(code, 'en'));
  const facts = [
    ...[session.kind, session.track].filter(fact => fact !== null),
    ...languages,
    ...(session.doNotRecord === true ? ['Not recorded'] : []),
  ];
  return (
    <article className={styles.body}>
      {change !== null && <p className={styles.change}>{change}</p>}
      {session.doNotStream === true && (
        <p className={styles.change}>Not streamed, at the speaker’s request</p>
      )}
      {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
      {detailsHtml !== null && (
        <div
          className={styles.text}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by renderRichText
          dangerouslySetInnerHTML={{ __html: detailsHtml }}
        />
      )}
      {session.links.length > 0 && (
        <ul className={styles.links}>
          {session.links.map(({ url, title }) => (
            <li key={url}>
              <a href={url}>{title === '' ? url : title}</a>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
