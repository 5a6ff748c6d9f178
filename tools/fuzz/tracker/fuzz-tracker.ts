import { ReplyChecker } from './check-reply.ts';
import { describeRequest, type FuzzRequest } from './describe-request.ts';
import { FuzzReport } from './fuzz-report.ts';
import { makeRequest, type RequestSources } from './make-request.ts';
import { MeasuredTracker } from './measured-tracker.ts';
import { listOperations, readTrackerDocument } from './openapi-document.ts';
import type { TrackerFuzzOptions } from './options.ts';
import type { Reply } from './parse-reply.ts';
import { RawConnection, type Silence } from './raw-connection.ts';

export const SECRET = 'the secret of the fuzz';
/** The last is none. */
const ROOMS = ['hall', 'annex', 'attic'];
/** After each, memory is measured; the first one warms the tracker up. */
const PARTS = 5;
const MAX_KEPT = 200;
const DAY_MS = 86_400_000;

/** What the tracker has given is added as it comes. */
interface FuzzSources extends RequestSources {
  cookies: string[];
  etags: string[];
}

export function createSources(seed: number): FuzzSources {
  const document = readTrackerDocument();
  const operations = listOperations(document);
  // Of one day, so that a request is the same when it is made again.
  const now = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  return { document, operations, seed, now, secret: SECRET, rooms: ROOMS, cookies: [], etags: [] };
}

/** Sends the requests to a tracker of their own, and says what came of them. */
export async function fuzzTracker({
  seed,
  count,
  connections,
  only,
}: TrackerFuzzOptions): Promise<FuzzReport> {
  const sources = createSources(seed);
  const tracker = await MeasuredTracker.start({ secret: SECRET, rooms: ROOMS.slice(0, -1) });
  const report = new FuzzReport();
  const checker = new ReplyChecker(sources.document, sources.operations, [tracker.folder, SECRET]);
  const run = new FuzzRun({ tracker, sources, checker, report });
  const range = only === null ? { from: 0, to: count } : { from: only, to: only + 1 };
  try {
    const size = Math.ceil((range.to - range.from) / PARTS);
    for (let from = range.from; from < range.to && !tracker.hasEnded; from += size) {
      await run.sendAll({ from, to: Math.min(range.to, from + size) }, connections);
      if (!tracker.hasEnded) report.addMemory(await tracker.measure());
    }
    for (const line of tracker.listErrors())
      report.addProblem(`The log of the tracker: ${line.slice(0, 2000)}`);
  } finally {
    const exitCode = await tracker.stop();
    if (exitCode !== 0) report.addProblem(`The tracker ended with code ${exitCode}.`);
  }
  return report;
}

interface FuzzRunOptions {
  tracker: MeasuredTracker;
  sources: FuzzSources;
  checker: ReplyChecker;
  report: FuzzReport;
}

class FuzzRun {
  readonly #options: FuzzRunOptions;

  constructor(options: FuzzRunOptions) {
    this.#options = options;
  }

  /** Resolves once each has been answered. */
  async sendAll({ from, to }: { from: number; to: number }, connections: number): Promise<void> {
    const { tracker, sources } = this.#options;
    let next = from;
    const work = async () => {
      const connection = new RawConnection(tracker.port);
      while (next < to && !tracker.hasEnded) {
        const request = makeRequest(next++, sources);
        await this.#send(request, connection);
      }
      connection.close();
    };
    await Promise.all(Array.from({ length: connections }, work));
  }

  async #send(request: FuzzRequest, connection: RawConnection): Promise<void> {
    const { checker, report } = this.#options;
    try {
      const reply = await connection.ask(request);
      const problem =
        typeof reply === 'string' ? explainSilence(request, reply) : checker.check(request, reply);
      report.addReply(request, reply);
      if (typeof reply !== 'string') this.#keepTokens(reply);
      if (problem !== undefined) report.addProblem(describeProblem(problem, request, reply));
    } catch (error) {
      report.addReply(request, 'closed');
      const message = error instanceof Error ? error.message : String(error);
      report.addProblem(`${message}\n${describeRequest(request)}`);
    }
  }

  /** What the tracker gave may be given back to it. */
  #keepTokens({ headers }: Reply): void {
    const { cookies, etags } = this.#options.sources;
    keep(cookies, headers.get('set-cookie')?.split(';')[0]);
    keep(etags, headers.get('etag'));
  }
}

function keep(tokens: string[], token: string | undefined): void {
  if (token === undefined || tokens.includes(token)) return;
  tokens.push(token);
  if (tokens.length > MAX_KEPT) tokens.shift();
}

function explainSilence({ isEndless }: FuzzRequest, silence: Silence): string | undefined {
  if (silence === 'closed' && isEndless) return undefined;
  return silence === 'closed' ? 'the connection was closed without a reply' : 'there was no reply in time';
}

function describeProblem(problem: string, request: FuzzRequest, reply: Reply | Silence): string {
  const said =
    typeof reply === 'string'
      ? ''
      : `\nthe reply: ${reply.status} ${JSON.stringify(reply.body.toString().slice(0, 500))}`;
  return `${problem}\n${describeRequest(request)}${said}`;
}
