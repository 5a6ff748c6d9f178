import { reportedStreamSchema, type Stream, streamKinds, streamProtocols } from '@foyer/contract';
import { EncoderError } from '../errors.ts';

type Guess = Pick<Stream, 'kind' | 'protocol'>;

const ENDINGS: Record<string, Guess> = {
  m3u8: { kind: 'video', protocol: 'hls' },
  mpd: { kind: 'video', protocol: 'dash' },
  webm: { kind: 'video', protocol: 'webm' },
  flv: { kind: 'video', protocol: 'flv' },
  ogv: { kind: 'video', protocol: 'ogg' },
  ogg: { kind: 'audio', protocol: 'ogg' },
  oga: { kind: 'audio', protocol: 'ogg' },
  opus: { kind: 'audio', protocol: 'ogg' },
  aac: { kind: 'audio', protocol: 'aac' },
  mp3: { kind: 'audio', protocol: 'mp3' },
};

/**
 * A stream as a person writes it: its address, from whose ending follows what it is, or `KIND/PROTOCOL=ADDRESS`.
 * @throws EncoderError `STREAM_UNCLEAR`
 */
export function parseStream(text: string): Stream {
  const [, kind, protocol, address] = /^([a-z]+)\/([a-z]+)=(.*)$/s.exec(text) ?? [];
  const url = address ?? text;
  const said = address === undefined ? guess(url) : { kind, protocol };
  if (said === undefined) {
    throw new EncoderError(
      'STREAM_UNCLEAR',
      `The stream "${text}" does not say what it is, expected an address that ends in ${Object.keys(ENDINGS)
        .map(ending => `.${ending}`)
        .join(', ')}. Any other is written KIND/PROTOCOL=ADDRESS, like audio/icecast=${url}.`,
    );
  }
  const result = reportedStreamSchema.safeParse({ ...said, url });
  if (result.success) return result.data;
  throw new EncoderError(
    'STREAM_UNCLEAR',
    `The stream "${text}" is not one (${result.error.issues.map(issue => issue.message).join('; ')}), expected an address or KIND/PROTOCOL=ADDRESS with KIND one of ${streamKinds.join(', ')} and PROTOCOL one of ${streamProtocols.join(', ')}.`,
    { cause: result.error },
  );
}

function guess(address: string): Guess | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname } = new URL(address);
  if (/(^|\.)(youtube\.com|youtu\.be)$/.test(hostname)) return { kind: 'video', protocol: 'youtube' };
  const [, name = '', ending = ''] = /([^/]*)\.([a-z0-9]+)$/i.exec(pathname) ?? [];
  const found = ENDINGS[ending.toLowerCase()];
  const soundOnly = found?.protocol === 'hls' && /audio/i.test(`${pathname.split('/').at(-2) ?? ''}/${name}`);
  return soundOnly ? { ...found, kind: 'audio' } : found;
}
