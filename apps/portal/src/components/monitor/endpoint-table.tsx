'use client';

import { useNow } from '../../hooks/clock-context.tsx';
import type { TrackerFacts } from '../../hooks/use-tracker-facts.ts';
import { type Amount, formatAge, formatBitrate } from '../../monitor/format-amount.ts';
import { type EndpointRow, listEndpointRows } from '../../monitor/list-endpoint-rows.ts';
import { SCARCE_SHARE } from '../../monitor/room-troubles.ts';
import type { EventInfo } from '../../portal-data.ts';
import styles from './endpoint-table.module.css';
import { LoadBar } from './load-bar.tsx';

interface EndpointTableProps {
  facts: Pick<TrackerFacts, 'endpoints' | 'lost' | 'shiftMs'>;
  event: EventInfo;
  heardAt: number;
}

/** The machines that serve viewers: what each carries, of what it can, and when it last said so. */
export function EndpointTable({ facts, event, heardAt }: EndpointTableProps) {
  const now = useNow();
  const { endpoints, lost, shiftMs } = facts;
  if (endpoints === null) return null;
  const rows = listEndpointRows({ endpoints, lost, shiftMs, heardAt });
  const titleOf = (name: string) => event.rooms.find(({ room }) => room === name)?.title ?? name;
  return (
    <section className={styles.section} aria-labelledby="endpoints">
      <h2 id="endpoints" className={styles.title}>
        Endpoints
      </h2>
      {rows.length === 0 ? (
        <p className={styles.empty}>
          No machine is registered. One that serves viewers says so every few seconds:{' '}
          <code>npm run register -- --group ROOM --stream URL</code>
        </p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Address</th>
              <th scope="col" className={styles.wide}>
                Room
              </th>
              <th scope="col">State</th>
              <th scope="col">Of its capacity</th>
              <th scope="col" className={styles.wide}>
                Sent
              </th>
              <th scope="col" className={styles.wide}>
                Clients
              </th>
              <th scope="col" className={styles.amount}>
                Last report
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <Row key={row.id} row={row} title={titleOf(row.room)} now={now} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ row, title, now }: { row: EndpointRow; title: string; now: number }) {
  const { name, load, state, isWrong, reportedAt } = row;
  return (
    <tr data-wrong={isWrong || undefined}>
      <th scope="row">
        {name}
        <span className={styles.narrow}>{title}</span>
      </th>
      <td className={styles.wide}>{title}</td>
      <td className={styles.state}>{state}</td>
      <td>
        {load === null ? (
          '–'
        ) : load.utilisation === null ? (
          <span className={styles.unknown}>not said</span>
        ) : (
          <LoadBar share={load.utilisation} isScarce={load.utilisation >= SCARCE_SHARE} />
        )}
      </td>
      <td className={styles.wide}>{load === null ? '–' : join(formatBitrate(load.bitrateBps))}</td>
      <td className={styles.wide}>{load === null ? '–' : load.viewers.toLocaleString('en')}</td>
      <td className={styles.amount} suppressHydrationWarning>
        {join(formatAge(now - reportedAt))}
      </td>
    </tr>
  );
}

function join({ value, unit }: Amount): string {
  return `${value} ${unit}`;
}
