import type { Speaker } from '../model.ts';
import { dropAddresses } from './drop-addresses.ts';

/** Without addresses: of who is nothing else nothing is kept, and an id with one in it is none. */
export function dropSpeakerAddresses(speakers: readonly Speaker[]): Speaker[] {
  return speakers.flatMap(({ id, name }) => {
    const kept = dropAddresses(name);
    return kept === '' ? [] : { id: id !== null && dropAddresses(id) === id ? id : null, name: kept };
  });
}
