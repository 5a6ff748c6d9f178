import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface PostLoad {
  url: string;
  /** A form. */
  body: string;
  connections: number;
  durationS: number;
}

const run = promisify(execFile);

/** Posts as fast as the server answers, and returns replies per second. Throws if a reply is not 200. */
export async function measurePosts(load: PostLoad): Promise<number> {
  return (await hasWrk()) ? measureByWrk(load) : measureBySockets(load);
}

/** wrk costs the machine less than any loop of ours, so that the server has a core for itself. */
export function hasWrk(): Promise<boolean> {
  return run('wrk', ['--version']).then(
    () => true,
    // wrk prints its version and fails.
    error => error.code !== 'ENOENT',
  );
}

async function measureByWrk({ url, body, connections, durationS }: PostLoad): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'foyer-wrk-'));
  const script = join(directory, 'post.lua');
  const lua = [
    'wrk.method = "POST"',
    `wrk.body = ${JSON.stringify(body)}`,
    'wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"',
  ];
  await writeFile(script, lua.join('\n'));
  try {
    const { stdout } = await run('wrk', ['-t1', `-c${connections}`, `-d${durationS}s`, '-s', script, url]);
    if (stdout.includes('Non-2xx')) throw new Error(`not every reply was 200:\n${stdout}`);
    return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function measureBySockets(load: PostLoad): Promise<number> {
  const endsAt = Date.now() + load.durationS * 1000;
  const counts = await Promise.all(Array.from({ length: load.connections }, () => postUntil(load, endsAt)));
  return counts.reduce((total, count) => total + count, 0) / load.durationS;
}

/** One keep-alive connection, one request at a time. */
function postUntil({ url, body }: PostLoad, endsAt: number): Promise<number> {
  const { hostname, port, pathname } = new URL(url);
  const request = [
    `POST ${pathname} HTTP/1.1`,
    `host: ${hostname}`,
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
  return new Promise((resolve, reject) => {
    let replies = 0;
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.on('error', reject);
    socket.on('data', data => {
      if (!data.includes('HTTP/1.1 200')) reject(new Error(`not every reply was 200:\n${data}`));
      replies += 1;
      if (Date.now() < endsAt) socket.write(request);
      else socket.end(() => resolve(replies));
    });
  });
}
