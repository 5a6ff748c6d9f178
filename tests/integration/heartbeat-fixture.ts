import {
  type HeartbeatReply,
  heartbeatReplySchema,
  type ViewerLogReply,
  viewerLogReplySchema,
} from '../../packages/contract/src/index.ts';

export const heartbeat = {
  room: 'hall',
  stream: { kind: 'video', protocol: 'hls', quality: '720p' },
  state: 'playing',
  sinceS: 5,
  playedS: 1,
  stalls: 0,
  stalledS: 0,
  droppedFrames: 0,
};

export interface Visitor {
  /** As a trusted proxy would name it. */
  address: string;
  agent?: string;
  cookie?: string | undefined;
}

export interface HeartbeatAnswer extends HeartbeatReply {
  /** The value of the cookie that came with it. */
  cookie: string | undefined;
}

/** Throws if it is not answered with 200. */
export async function postHeartbeat(
  url: string,
  { address, agent = 'test', cookie }: Visitor,
  body: unknown = heartbeat,
): Promise<HeartbeatAnswer> {
  const reply = await fetch(`${url}/tracker/api/v1/heartbeats`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': address,
      'user-agent': agent,
      ...(cookie === undefined ? {} : { cookie: `foyer_viewer=${cookie}` }),
    },
    body: JSON.stringify(body),
  });
  if (reply.status !== 200) throw new Error(`${reply.status}: ${await reply.text()}`);
  const issued = /foyer_viewer=([^;]+)/.exec(reply.headers.get('set-cookie') ?? '')?.[1];
  return { ...heartbeatReplySchema.parse(await reply.json()), cookie: issued };
}

/** A report as the ancestor's players send it; throws if it is not answered with 200. */
export async function postViewerLog(
  url: string,
  { address, agent = 'test', cookie }: Visitor,
  { room = 'hall', data = '{}' } = {},
): Promise<ViewerLogReply & { cookie: string | undefined }> {
  const reply = await fetch(`${url}/tracker/${room}/log`, {
    method: 'POST',
    headers: {
      'x-forwarded-for': address,
      'user-agent': agent,
      ...(cookie === undefined ? {} : { cookie: `user=${cookie}` }),
    },
    body: new URLSearchParams({ data }),
  });
  if (reply.status !== 200) throw new Error(`${reply.status}: ${await reply.text()}`);
  const issued = /user=([^;]*)/.exec(reply.headers.get('set-cookie') ?? '')?.[1];
  return { ...viewerLogReplySchema.parse(await reply.json()), cookie: issued };
}
