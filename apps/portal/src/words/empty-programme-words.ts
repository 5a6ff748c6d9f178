import type { RoomStatus } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';

/** What is said in place of a room's sessions where none is on and none comes, as far as the page knows. */
export function describeEmptyProgramme(
  span: RoomStatus['programmeSpan'],
  { missing, at }: { missing: boolean; at: Instant },
): string {
  if (missing) return 'It will be here as soon as it can be read.';
  if (span === null) return 'Nothing in the programme of this room.';
  // A page that has been out of reach for hours is past its rows, but not past the programme.
  if (at < Date.parse(span.endsAt)) return 'The rest of it will be here as soon as it can be read.';
  return 'Nothing more in the programme of this room.';
}
