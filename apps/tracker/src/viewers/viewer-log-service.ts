import { type ViewerLogReply, viewerLogCodes, viewerLogDataSchema } from '@foyer/contract';
import type { AccessRules } from '../access/access-rules.ts';
import type { Clock, Instant } from '../clock.ts';
import type { ReportPace } from './report-pace.ts';
import type { ViewerCookies } from './viewer-cookies.ts';
import type { ViewerReport, ViewerService } from './viewer-service.ts';

/** What the ancestor said, as long as there is not too much to do. */
const INTERVAL_S = 5;
/** Who has come too often as somebody new. */
const REFUSED_INTERVAL_S = 60;

const NO_TROUBLE = { stalls: 0, stalledS: 0, droppedFrames: 0 };

export interface ViewerLogOptions {
  access: { readonly rules: AccessRules };
  viewers: Pick<ViewerService, 'admitNew' | 'count' | 'getSilenceS'>;
  cookies: ViewerCookies;
  pace: ReportPace;
  clock: Clock;
}

export interface ViewerLogInput {
  group: string;
  /** JSON; empty as good as none. */
  data: string;
  /** The value of the cookie `user`. */
  cookie: string | undefined;
  /** Part of what a cookie holds for; not kept. */
  userAgent: string;
  /** Where the report comes from; asked for only if there is a new viewer, and not kept. */
  readNetwork: () => string;
}

export interface ViewerLogAnswer {
  reply: ViewerLogReply;
  /** The cookie to be set; null: it is to be deleted. */
  cookie?: string | null;
}

/** Takes the reports of the ancestor's players, in their order of complaints: group, cookie, data. */
export class ViewerLogService {
  readonly #options: ViewerLogOptions;

  constructor(options: ViewerLogOptions) {
    this.#options = options;
  }

  /** Resolves once the report is stored, if it counts. */
  async report({ group, data, cookie, userAgent, readNetwork }: ViewerLogInput): Promise<ViewerLogAnswer> {
    const { access, cookies, viewers, clock } = this.#options;
    if (!access.rules.hasRoom(group)) return refuse('unknownGroup', 'Unknown group', -1);
    const now = clock();
    // Nobody can make this of a cookie that was made without an agent.
    const owner = ` of ${userAgent}`;
    if (cookie === undefined) return this.#welcome(owner, readNetwork(), now);
    const viewer = cookies.read(cookie, now, owner);
    if (viewer === undefined) return { ...refuse('cookie', 'Cookie was invalid?', 0), cookie: null };
    const problem = findProblem(data);
    if (problem !== undefined) return refuse('badJson', `Invalid JSON: ${problem}`, -1);
    const next = this.#planNext(INTERVAL_S);
    // Who was silent for longer was away, or did not watch.
    const watchedS = Math.min(viewers.getSilenceS(viewer), 2 * next);
    await viewers.count(viewer, makeReport(group, watchedS), next);
    return {
      reply: { code: viewerLogCodes.fine, next },
      ...(viewer.renewed && { cookie: viewer.renewed.cookie }),
    };
  }

  #welcome(owner: string, network: string, now: Instant): ViewerLogAnswer {
    const { viewers, cookies } = this.#options;
    if (viewers.admitNew(network, now)) {
      return { ...refuse('cookie', 'No cookie set', 0), cookie: cookies.create(now, owner) };
    }
    const message = 'No cookie set, and too many new viewers come from this address';
    return refuse('cookie', message, this.#planNext(REFUSED_INTERVAL_S));
  }

  /** Always the same while there is little to do, as in the ancestor; its viewers come one by one anyway. */
  #planNext(intervalS: number): number {
    return this.#options.pace.planNext(intervalS, 0.5);
  }
}

function refuse(
  problem: Exclude<keyof typeof viewerLogCodes, 'fine'>,
  error: string,
  next: number,
): { reply: ViewerLogReply } {
  return { reply: { code: viewerLogCodes[problem], error, next } };
}

function findProblem(text: string): string | undefined {
  if (text === '') return undefined;
  try {
    const { success } = viewerLogDataSchema.safeParse(JSON.parse(text));
    return success ? undefined : 'expected values by name, nested at most once';
  } catch (error) {
    return error instanceof Error ? error.message : 'unreadable';
  }
}

/** That somebody watches is all that is known. */
function makeReport(room: string, watchedS: number): ViewerReport {
  const stream = { kind: null, protocol: null };
  return { room, stream, state: 'playing', sinceS: 0, playedS: watchedS, ...NO_TROUBLE };
}
