'use client';

import type { EndpointReply } from '@foyer/contract';
import type { Instant } from '@foyer/schedule';
import { useNow } from '../../hooks/clock-context.tsx';
import { type Amount, formatAge, formatBitrate } from '../../monitor/format-amount.ts';
import type { EventInfo } from '../../portal-data.ts';
import styles from './endpoint-table.module.css';

interface EndpointTableProps {
  endpoints: readonly EndpointReply[];
  event: EventInfo;
  /** Added to the tracker's instants, which a rehearsal does not move. */
  shiftMs: number;
}

/** The machines that serve viewers: what each carries, of what it can, and when it last said so. */
export function EndpointTable({ endpoints, event, shiftMs }: EndpointTableProps) {
  const now = useNow();
  if (endpoints.length === 0) return null;
  const titleOf = (name: string) => event.rooms.find(({ room }) => room === name)?.title ?? name;
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>Endpoints</h2>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Address</th>
              <th scope="col">Room</th>
              <th scope="col">Sent</th>
              <th scope="col">Of its capacity</th>
              <th scope="col">Viewers</th>
              <th scope="col">Last report</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {endpoints.map(endpoint => (
              <tr key={endpoint.id}>
                <th scope="row">{endpoint.id.slice(endpoint.id.indexOf('@') + 1)}</th>
                <td>{titleOf(endpoint.room)}</td>
                <td>{join(formatBitrate(endpoint.load.bitrateBps))}</td>
                <td>
                  <Utilisation share={endpoint.utilisation} />
                </td>
                <td>{endpoint.load.viewers.toLocaleString('en')}</td>
                <td suppressHydrationWarning>
                  {join(formatAge(now - Date.parse(endpoint.reportedAt) - shiftMs))}
                </td>
                <td>{describeEndpoint(endpoint, now - shiftMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Utilisation({ share }: { share: number | null }) {
  if (share === null) return <span className={styles.unknown}>not said</span>;
  const percent = Math.round(share * 100);
  return (
    <span className={styles.utilisation} data-scarce={share >= 0.9 || undefined}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.taken} style={{ width: `${Math.min(100, percent)}%` }} />
      </span>
      {percent} %
    </span>
  );
}

function describeEndpoint({ expiresAt, draining, weight }: EndpointReply, at: Instant): string {
  if (Date.parse(expiresAt) <= at) return 'silent';
  if (draining) return 'drained: nobody new';
  if (weight === 0) return 'reserve';
  return weight === 1 ? 'serves' : `serves, weight ${weight}`;
}

function join({ value, unit }: Amount): string {
  return `${value} ${unit}`;
}
