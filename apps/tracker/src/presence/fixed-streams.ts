import type { Stream } from '@foyer/contract';

type FixedStream = Omit<Stream, 'url' | 'language'> & { file: string };

/** What the ancestor's endpoints served, best first: it never asked them. */
const fixedStreams: readonly FixedStream[] = [
  { kind: 'video', protocol: 'webm', quality: 'high', file: 'webcast-high.webm' },
  { kind: 'video', protocol: 'webm', quality: 'low', file: 'webcast-low.webm' },
  { kind: 'video', protocol: 'flv', quality: 'high', file: 'webcast-high.flv' },
  { kind: 'video', protocol: 'flv', quality: 'low', file: 'webcast-low.flv' },
  { kind: 'video', protocol: 'ogg', quality: 'low', file: 'webcast-low.ogv' },
  { kind: 'audio', protocol: 'aac', quality: null, file: 'audio-only.aac' },
  { kind: 'audio', protocol: 'ogg', quality: null, file: 'audio-only.ogg' },
  { kind: 'audio', protocol: 'mp3', quality: null, file: 'audio-only.mp3' },
];

/** The streams of an endpoint that reports without listing any. */
export function listFixedStreams(address: string): Stream[] {
  const host = address.includes(':') ? `[${address}]` : address;
  return fixedStreams.map(({ file, ...stream }) => ({
    ...stream,
    url: `http://${host}:8080/${file}`,
    language: null,
  }));
}
