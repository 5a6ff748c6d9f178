import type { Stream, StreamsStream } from '@foyer/contract';

export interface RoomStreamsOptions {
  title: string;
  streams: readonly Stream[];
  /** The address that leads each viewer to an endpoint which has room; null: there is none. */
  balancedUrl: string | null;
}

type Carrier = 'hls' | 'dash' | 'webm' | 'flv' | 'ogg' | 'opus' | 'aac' | 'mp3' | 'icecast';

const DISPLAYS: Record<Carrier, string> = {
  hls: 'HLS',
  dash: 'DASH',
  webm: 'WebM',
  flv: 'Flash Video',
  ogg: 'Ogg',
  opus: 'Opus',
  aac: 'AAC',
  mp3: 'MP3',
  icecast: 'Icecast',
};

const LABELS: Record<StreamsStream['type'], string> = {
  video: 'Video',
  audio: 'Audio',
  slides: 'Slides',
  music: 'Radio',
  dash: 'DASH',
};

const HD: [number, number] = [1920, 1080];
const SD: [number, number] = [1024, 576];

/** What is carried in several ways is one entry. Those that clients of the c3voc cannot open, YouTube's, are left out. */
export function describeRoomStreams(options: RoomStreamsOptions): StreamsStream[] {
  const { title, streams, balancedUrl } = options;
  const balanced = streams.find(({ kind, protocol }) => kind === 'video' && protocol === 'hls');
  const entries = new Map<string, StreamsStream>();
  for (const stream of streams) {
    const carrier = findCarrier(stream);
    if (carrier === null) continue;
    const entry = takeEntry(entries, { stream, carrier, title });
    entry.urls[carrier] = {
      display: DISPLAYS[carrier],
      tech: describeTech(stream, carrier),
      url: stream === balanced && balancedUrl !== null ? balancedUrl : stream.url,
    };
  }
  return [...entries.values()];
}

/** The entry that a stream belongs to; one that is there twice is two. */
function takeEntry(
  entries: Map<string, StreamsStream>,
  { stream, carrier, title }: { stream: Stream; carrier: Carrier; title: string },
): StreamsStream {
  const type = stream.kind === 'video' && carrier === 'dash' ? 'dash' : stream.kind;
  const base = `${nameSelection(stream, type)}-${stream.language ?? 'native'}`;
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    const known = entries.get(slug);
    if (known !== undefined && known.urls[carrier] !== undefined) continue;
    if (known !== undefined) return known;
    const entry: StreamsStream = {
      slug,
      display: describeDisplay(stream, type, title),
      type,
      isTranslated: stream.language !== null,
      videoSize: findVideoSize(stream, type),
      urls: {},
    };
    entries.set(slug, entry);
    return entry;
  }
}

function nameSelection({ quality }: Stream, type: StreamsStream['type']): string {
  if (type === 'video') return quality === null ? 'hd' : toSlug(quality);
  return quality === null ? type : `${type}-${toSlug(quality)}`;
}

function toSlug(quality: string): string {
  return quality.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function describeDisplay({ quality, language }: Stream, type: StreamsStream['type'], title: string): string {
  const translation = language === null ? [] : [`(${language})`];
  return [title, ...(quality === null ? [] : [quality]), LABELS[type], ...translation].join(' ');
}

/** Also the name under which NewPipe tells two streams of a room apart. */
function describeTech({ quality, language }: Stream, carrier: Carrier): string {
  const isAdaptive = carrier === 'hls' || carrier === 'dash';
  const name = quality ?? (isAdaptive ? 'adaptive' : null);
  return [name, language, DISPLAYS[carrier]].filter(part => part !== null).join(', ');
}

function findCarrier({ protocol, url }: Stream): Carrier | null {
  if (protocol === 'youtube') return null;
  if (protocol !== 'icecast' && protocol !== 'ogg') return protocol;
  switch (/\.(mp3|opus|ogg|oga|aac)$/i.exec(URL.parse(url)?.pathname ?? '')?.[1]?.toLowerCase()) {
    case 'mp3':
      return 'mp3';
    case 'opus':
      return 'opus';
    case 'aac':
      return 'aac';
    case 'ogg':
    case 'oga':
      return 'ogg';
    default:
      return protocol;
  }
}

/**
 * What the name of the quality says. Older versions of the Kodi plugin break on a video without a size, and all
 * choose by it, so that one which says nothing, and one that is adaptive, has the size it may have at best.
 */
function findVideoSize({ quality }: Stream, type: StreamsStream['type']): [number, number] | null {
  if (type !== 'video' && type !== 'slides') return null;
  const name = (quality ?? '').toLowerCase();
  const exact = /(\d{3,4})x(\d{3,4})/.exec(name);
  if (exact !== null) return [Number(exact[1]), Number(exact[2])];
  const height = Number(/(\d{3,4})p/.exec(name)?.[1] ?? 0);
  if (height > 0) return [2 * Math.round((height * 8) / 9), height];
  return /^(?:sd|low|mobile|small)$/.test(name) ? SD : HD;
}
