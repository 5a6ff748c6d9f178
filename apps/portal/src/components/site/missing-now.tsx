import type { RoomStatus } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import { describeMissing, listMissing } from '../../status/list-missing.ts';

interface MissingNowProps {
  status: RoomStatus;
  now: Instant;
  className?: string | undefined;
}

/** Which sessions would be on and are cancelled or in another room, so that nobody waits; nothing if there is none. */
export function MissingNow({ status, now, className }: MissingNowProps) {
  return listMissing(status, now).map(missing => (
    <p key={missing.session.guid} className={className}>
      {describeMissing(missing)}
    </p>
  ));
}
