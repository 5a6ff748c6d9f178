import type { RoomStatus } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import { describeCancelled, listCancelled } from '../../status/list-cancelled.ts';

interface CancelledNowProps {
  status: RoomStatus;
  now: Instant;
  className?: string | undefined;
}

/** Which sessions would be on and are cancelled, so that nobody waits for them; nothing if there is none. */
export function CancelledNow({ status, now, className }: CancelledNowProps) {
  return listCancelled(status, now).map(({ session }) => (
    <p key={session.guid} className={className}>
      {describeCancelled(session)}
    </p>
  ));
}
