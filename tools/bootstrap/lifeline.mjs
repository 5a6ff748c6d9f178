/**
 * Preloaded (`--import`) into each process that must not outlive the one that started it. They
 * share a pipe that nobody writes to: it closes when the starter is gone, even by `kill -9`.
 *
 * `FOYER_LIFELINE` is the pipe's file descriptor, with `:group` after it if the process leads a
 * process group that has to end with it.
 */
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';

const GRACE_MS = 5_000;

const [fd, scope] = (process.env.FOYER_LIFELINE ?? '').split(':');
// Forks and workers inherit the preload, but their descriptor of that number is another one.
delete process.env.FOYER_LIFELINE;

if (isMainThread && fd) watch(Number(fd), scope === 'group' ? -process.pid : process.pid);

/**
 * @param {number} descriptor
 * @param {number} target a process, or minus a process group
 */
function watch(descriptor, target) {
  const pipe = new Socket({ fd: descriptor, readable: true, writable: false });
  pipe.unref();
  pipe.on('error', () => {}); // a reset closes it as well
  pipe.once('close', () => {
    const kill = () => process.kill(target, 'SIGKILL');
    // Who listens to SIGTERM has something to put in order; what it leaves of its group goes with it.
    if (process.listenerCount('SIGTERM') === 0) kill();
    process.on('exit', kill);
    setTimeout(kill, GRACE_MS).unref();
    process.kill(target, 'SIGTERM');
  });
  pipe.resume();
}
