import { readFileSync } from 'node:fs';

const INTERVAL_MS = 500;

/**
 * Calls back once when the npm that runs this process is gone. npm hands a signal to the shell between the two
 * and no further: without this, `kill` of npm, by a person or a service manager, would leave everything running.
 *
 * @param {object} options
 * @param {Record<string, string | undefined>} options.env
 * @param {() => string} [options.readAncestry] names those above this process; changes when one of them dies
 * @param {() => void} options.onGone
 * @returns {() => void} ends the watch
 */
export function watchNpm({ env, readAncestry = readNpmAncestry, onGone }) {
  // Started by hand or by a service manager itself, a parent that goes away is nothing to us.
  if (env.npm_lifecycle_event === undefined) return () => {};
  const ancestry = readAncestry();
  const timer = setInterval(() => {
    if (readAncestry() === ancestry) return;
    clearInterval(timer);
    onGone();
  }, INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** The parent; where that is the shell which npm puts between, npm above it as well (seen on Linux only). */
function readNpmAncestry() {
  const { ppid } = process;
  try {
    const stat = readFileSync(`/proc/${ppid}/stat`, 'utf8');
    // pid (name) state ppid …; a name may hold blanks and brackets, so the last one counts.
    const [, name = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? [];
    return /^(?:sh|dash|bash|ash|zsh)$/.test(name) ? `${ppid} ${rest.split(' ')[1]}` : `${ppid}`;
  } catch {
    return `${ppid}`;
  }
}
