/** One segment as a media playlist lists it. */
export interface ListedSegment {
  durationS: number;
  uri: string;
}

export interface MediaPlaylist {
  segments: ListedSegment[];
}

/** Reads what the loop's own media playlists use of RFC 8216: `EXTINF` and the URI after it. */
export function parseMediaPlaylist(text: string): MediaPlaylist {
  const segments: ListedSegment[] = [];
  let durationS = Number.NaN;
  for (const line of readLines(text)) {
    if (line.startsWith('#EXTINF:')) durationS = Number.parseFloat(line.slice('#EXTINF:'.length));
    else if (!line.startsWith('#')) segments.push({ durationS, uri: line });
  }
  return { segments };
}

/** The URIs of the variants of a master playlist, in its order. */
export function parseMasterPlaylist(text: string): string[] {
  return readLines(text).filter(line => !line.startsWith('#'));
}

function readLines(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}
