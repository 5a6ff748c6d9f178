import type { Feed, Problem, Session } from './model.ts';
import { shorten } from './text/shorten.ts';
import { simplifyText } from './text/simplify-text.ts';

/** Of an id or a title in a message. */
const MAX_QUOTED = 60;

/** One of several programmes that are shown together. */
export interface SharingSource {
  /** Its ids are marked with it where they have to be: the same whatever comes when, such as a room of the config. */
  name: string;
  /** Sources of one location are one programme, read in several ways. */
  location: string;
  feed: Pick<Feed, 'sessions'> | null;
}

/** How the sessions of a source are called, so that no other programme has one that is called the same. */
export interface Renaming {
  rename: (guid: string) => string;
  /** For its organisers. */
  problem: Problem;
}

/** The session that was first to have a guid. */
interface Holder {
  session: Session;
  /** The name of its source. */
  source: string;
}

/**
 * Tells apart what has the same guid in several programmes and plainly is not the same session, by renaming it in the
 * later one; null for a source whose guids stay, as for all if there is one programme. What is the same session in
 * both stays one.
 *
 * Where most of the guids that two have in common are of different sessions, each numbers its own, and all others of
 * the later one are renamed too: else a session would get the guid of another, and with it its stars and corrections,
 * as soon as that one was taken out of the other programme, or lose its own when one was added there.
 */
export function tellApart(sources: readonly SharingSource[]): (Renaming | null)[] {
  const programmes = Map.groupBy(sources, ({ location }) => location);
  if (programmes.size < 2) return sources.map(() => null);
  const holders = new Map<string, Holder>();
  const renamings = new Map<string, Renaming | null>();
  for (const [location, [first, ...others]] of programmes) {
    if (first === undefined) continue;
    const { name } = first;
    const sessions = [first, ...others].flatMap(({ feed }) => feed?.sessions ?? []);
    const renaming = findRenaming(name, sessions, holders);
    renamings.set(location, renaming);
    for (const session of sessions) {
      const guid = renaming?.rename(session.guid) ?? session.guid;
      if (!holders.has(guid)) holders.set(guid, { session, source: name });
    }
  }
  return sources.map(({ location }) => renamings.get(location) ?? null);
}

function findRenaming(
  name: string,
  sessions: readonly Session[],
  holders: ReadonlyMap<string, Holder>,
): Renaming | null {
  const same = new Set<string>();
  const different = new Map<string, { session: Session; holder: Holder }>();
  for (const session of sessions) {
    const holder = holders.get(session.guid);
    if (holder === undefined) continue;
    if (isSameSession(session, holder.session)) same.add(session.guid);
    else if (!different.has(session.guid)) different.set(session.guid, { session, holder });
  }
  // Of one that is read in several languages, one reading may show what another hides.
  for (const guid of same) different.delete(guid);
  const [example] = different.values();
  if (example === undefined) return null;
  const mark = chooseMark(name, [...holders.keys(), ...sessions.map(({ guid }) => guid)]);
  const numbersItsOwn = different.size > same.size;
  const isRenamed = (guid: string) => (numbersItsOwn ? !same.has(guid) : different.has(guid));
  return {
    rename: guid => (isRenamed(guid) ? guid + mark : guid),
    problem: describeSharing({ ...example, count: different.size, mark, numbersItsOwn }),
  };
}

/** Only where the title is another one and the time or the speakers are: who names no speakers says nothing of them. */
function isSameSession(a: Session, b: Session): boolean {
  if (a.title === b.title) return true;
  const title = simplifyText(a.title);
  if (title !== '' && title === simplifyText(b.title)) return true;
  return a.startsAt === b.startsAt && a.speakers.length > 0 && listSpeakers(a) === listSpeakers(b);
}

function listSpeakers({ speakers }: Session): string {
  return JSON.stringify(speakers.map(({ name }) => simplifyText(name) || name).sort());
}

/** `~` needs no escape in an address. A source that has ids with such an end already gets a longer one. */
function chooseMark(name: string, guids: readonly string[]): string {
  let mark = `~${name}`;
  while (guids.some(guid => guid.endsWith(mark))) mark = `~${mark}`;
  return mark;
}

function describeSharing(found: {
  session: Session;
  holder: Holder;
  count: number;
  mark: string;
  numbersItsOwn: boolean;
}): Problem {
  const { session, holder, count, mark, numbersItsOwn } = found;
  const what = count === 1 ? 'One id of this programme stands' : `${count} ids of this programme stand`;
  const renamed = numbersItsOwn ? 'the ids of this one end' : count === 1 ? 'it ends' : 'they end';
  const [guid, here, there] = [session.guid, session.title, holder.session.title].map(quote);
  return {
    severity: 'warning',
    code: 'guid-shared',
    message: `${what} for another session in another programme, such as ${guid}: “${here}” here, “${there}” in that of the room “${holder.source}”. So that pages, stars and corrections do not take one for the other, ${renamed} in “${mark}” here. Give every session an id that no other programme has.`,
    position: {},
  };
}

function quote(text: string): string {
  return shorten(text, MAX_QUOTED);
}
