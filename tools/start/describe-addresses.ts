import type { Settings } from '@foyer/config';
import { type Interfaces, listNetworkHosts, toReachableHost, toUrl } from './addresses.ts';

export interface Running {
  settings: Settings;
  interfaces: Interfaces;
  /** A room to show, if the tracker named one. */
  room: string | undefined;
  logFolder: string;
}

/** What a person wants to know when everything runs. */
export function describeAddresses({ settings, interfaces, room, logFolder }: Running): string {
  const { host, port, trackerPort, roles } = settings;
  const rows: [string, string][] = [];
  if (roles.has('portal')) {
    const portal = toUrl(toReachableHost(host), port);
    rows.push(['Overview', `${portal}/`]);
    if (room !== undefined) rows.push(['A room', `${portal}/${room}`]);
    rows.push(['Programme', `${portal}/schedule`], ['Monitor', `${portal}/monitor`]);
    rows.push(['Streams as JSON', `${portal}/tracker/streams.json`]);
    for (const other of listNetworkHosts(host, interfaces)) {
      rows.push(['On the network', `${toUrl(other, port)}/`]);
    }
  } else if (roles.has('tracker')) {
    rows.push(['Streams as JSON', `${toUrl(toReachableHost(host), trackerPort)}/tracker/streams.json`]);
  }
  rows.push(['Logs', logFolder]);
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
  return ['', 'Foyer is running. Ctrl-C stops it.', '', ...lines, ''].join('\n');
}
