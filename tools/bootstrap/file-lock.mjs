import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 200;
const TOUCH_MS = 2_000;
// The owner touches its lock every two seconds: after this long it is dead, wherever it ran.
const STALE_AFTER_MS = 20_000;

/**
 * Does the work while holding the lock file, so that of several commands started at once one works
 * and the others wait. A lock whose owner died is taken over.
 *
 * @template T
 * @param {{ path: string, onWait?: (ownerPid: number) => void }} lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withFileLock({ path, onWait }, work) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, host: hostname() });
  let hasToldToWait = false;
  while (!tryCreate(path, mine)) {
    const owner = readLock(path);
    if (owner === undefined) continue;
    if (isStale(owner)) {
      removeStale(path, owner.text);
      continue;
    }
    if (!hasToldToWait) onWait?.(owner.pid);
    hasToldToWait = true;
    await delay(POLL_MS);
  }
  const touching = setInterval(() => touch(path), TOUCH_MS);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    rmSync(path, { force: true });
  }
}

/**
 * @param {string} path
 * @param {string} text
 */
function tryCreate(path, text) {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** @param {string} path */
function readLock(path) {
  try {
    const text = readFileSync(path, 'utf8');
    const ageMs = Date.now() - statSync(path).mtimeMs;
    const match = /"pid":(\d+),"host":"([^"]*)"/.exec(text);
    return { text, ageMs, pid: Number(match?.[1] ?? 0), host: match?.[2] };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** @param {{ ageMs: number, pid: number, host: string | undefined }} owner */
function isStale({ ageMs, pid, host }) {
  if (ageMs > STALE_AFTER_MS) return true;
  return host === hostname() && pid > 0 && !isAlive(pid);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * Two commands may find the same stale lock. The slower of them must not remove the lock that the
 * faster has taken meanwhile: it looks at what it moved away and puts it back.
 *
 * @param {string} path
 * @param {string} staleText
 */
function removeStale(path, staleText) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== staleText) linkSync(aside, path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {string} path */
function touch(path) {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // Someone removed the folder by hand. The work goes on; only its protection is gone.
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
