import type { Session } from '../model.ts';
import { hashText } from '../text/hash-text.ts';

/** A guid for a session whose source has no id: of what stays when it is moved to another time or room. */
export function makeFallbackGuid({
  title,
  subtitle,
  speakers,
}: Pick<Session, 'title' | 'subtitle' | 'speakers'>): string {
  return hashText(JSON.stringify([title, subtitle, ...speakers.map(speaker => speaker.name)]));
}
