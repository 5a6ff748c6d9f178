import type { Session, SessionCorrection, SessionCorrectionKind } from '../model.ts';

interface Corrected {
  published: Session;
  session: Session;
  note: string | null;
}

/** What there is to say of a session that is not as published; null if corrections have left it as it was. */
export function describeSessionCorrection({ published, session, note }: Corrected): SessionCorrection | null {
  const kind = findCorrectionKind(published, session);
  if (kind === null) return null;
  const { startsAt, endsAt, rooms } = published;
  return { kind, startsAt, endsAt, rooms, note };
}

/** Of several the one that matters most to whoever wants to be there; null: it is as published. */
export function findCorrectionKind(published: Session, session: Session): SessionCorrectionKind | null {
  if (session.cancelled !== published.cancelled)
    return session.cancelled === true ? 'cancelled' : 'reinstated';
  if (session.rooms.join('\n') !== published.rooms.join('\n')) return 'relocated';
  if (session.startsAt > published.startsAt) return 'delayed';
  if (session.startsAt < published.startsAt) return 'advanced';
  return session.endsAt === published.endsAt ? null : 'shortened';
}
