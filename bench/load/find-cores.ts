import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Cores {
  server: number;
  load: number;
}

/** One core for the server and another for the load; undefined where a process cannot be bound to a core. */
export function findCores(): Cores | undefined {
  if (process.platform !== 'linux' || spawnSync('taskset', ['--version']).error !== undefined)
    return undefined;
  const status = readFileSync('/proc/self/status', 'utf8');
  const [server, load] = parseCores(/^Cpus_allowed_list:\s*(.*)$/m.exec(status)?.[1] ?? '');
  return server === undefined || load === undefined ? undefined : { server, load };
}

/** `0-1,4` are the cores 0, 1 and 4. */
function parseCores(list: string): number[] {
  return list.split(',').flatMap(part => {
    const [first = Number.NaN, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
