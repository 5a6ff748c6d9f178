import type { LineSource } from './program.ts';

const WARN = 40;
const ERROR = 50;

interface LogLine {
  level: number;
  msg: string;
  err?: { message?: unknown };
}

/** A line of a program's output as a person reads it: the message of a log line, else the line. */
export function formatLine(line: string): string {
  const entry = findLogLine(line);
  if (entry === undefined) return line;
  const name = entry.level >= ERROR ? 'error: ' : entry.level >= WARN ? 'warning: ' : '';
  const reason = entry.err?.message;
  const detail = typeof reason === 'string' && !entry.msg.includes(reason) ? ` (${reason})` : '';
  return `${name}${entry.msg}${detail}`;
}

/** Whether a person should see the line at once: warnings, errors, and whatever else is on stderr. */
export function isRemarkable(line: string, source: LineSource): boolean {
  const entry = findLogLine(line);
  return entry === undefined ? source === 'stderr' && line.trim() !== '' : entry.level >= WARN;
}

function findLogLine(line: string): LogLine | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry: unknown = JSON.parse(line);
    return isLogLine(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isLogLine(entry: unknown): entry is LogLine {
  if (typeof entry !== 'object' || entry === null) return false;
  return (
    'level' in entry && typeof entry.level === 'number' && 'msg' in entry && typeof entry.msg === 'string'
  );
}
