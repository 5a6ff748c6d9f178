/*
 * What two programs for which `/streams/v2.json` is made do with it, as far as an address or a word comes out of it:
 * read in resources/lib/stream.py and addon.py of voc/plugin.video.media-ccc-de, and in
 * MediaCCCLiveStreamExtractor.java and MediaCCCLiveStreamKioskExtractor.java of TeamNewPipe/NewPipeExtractor.
 */

type Json = Record<string, unknown>;

function get<T>(object: unknown, key: string): T {
  if (typeof object !== 'object' || object === null || !(key in object)) throw new Error(`no ${key}`);
  return (object as Json)[key] as T;
}

/** What the Kodi plugin lists under "Live": the best stream of each room, by the label that people choose by. */
export function readAsKodi(conferences: Json[], prefersHd = true): { label: string; url: string }[] {
  return conferences.flatMap(conference =>
    get<Json[]>(conference, 'groups').flatMap(group =>
      get<Json[]>(group, 'rooms').flatMap(room => {
        const title = (get<Json | null>(get<Json>(room, 'talks'), 'current')?.title ?? '') as string;
        const streams = get<Json[]>(room, 'streams').flatMap(stream =>
          Object.entries(get<Json>(stream, 'urls')).map(([name, url]) => ({
            format: name === 'hls' ? 'mp4' : name,
            type: get<string>(stream, 'type'),
            // Older versions fail on a video without a size.
            isHd:
              get<string>(stream, 'type') === 'video' &&
              get<[number, number]>(stream, 'videoSize')[0] >= 1280,
            isTranslated: get<boolean>(stream, 'isTranslated'),
            url: get<string>(url, 'url'),
          })),
        );
        const rank = (stream: (typeof streams)[number]) =>
          (stream.format === 'mp4' ? 0 : 20) +
          (stream.isHd === prefersHd ? 0 : 30) +
          (stream.isTranslated ? 1 : 0);
        const [best] = streams.filter(({ type }) => type === 'video').sort((a, b) => rank(a) - rank(b));
        if (best === undefined) return [];
        const name = `${get<string>(conference, 'conference')}: ${get<string>(group, 'group')}: ${get<string>(room, 'display')}`;
        return [{ label: title === '' ? name : `${name} >> ${title}`, url: best.url }];
      }),
    ),
  );
}

/** What NewPipe plays for the room that is called `id`, `conference/room`. */
export function readAsNewPipe(conferences: Json[], id: string) {
  for (const conference of conferences) {
    for (const group of get<Json[]>(conference, 'groups')) {
      for (const room of get<Json[]>(group, 'rooms')) {
        if (`${get<string>(conference, 'slug')}/${get<string>(room, 'slug')}` !== id) continue;
        const streams = get<Json[]>(room, 'streams');
        const findUrl = (key: string) => {
          const found = streams.map(stream => get<Json>(stream, 'urls')[key]).find(url => url !== undefined);
          return found === undefined ? '' : get<string>(found, 'url');
        };
        return {
          name: get<string>(room, 'display'),
          thumbnail: get<string | null>(room, 'thumb'),
          description: `${get<string>(conference, 'description')} - ${get<string>(group, 'group')}`,
          uploader: get<string>(conference, 'conference'),
          isVideo: streams.some(stream => get(stream, 'type') === 'video'),
          hlsUrl: findUrl('hls'),
          dashUrl: findUrl('dash'),
          audioSuffixes: streams
            .filter(stream => get(stream, 'type') === 'audio')
            .flatMap(stream => Object.keys(get<Json>(stream, 'urls'))),
        };
      }
    }
  }
  throw new Error(`Could not find room matching id: '${id}'`);
}

/** When NewPipe takes a room for being in a break: it parses the start of whatever is on. */
export function readStartAsNewPipe(conferences: Json[], id: string): number {
  const room = conferences
    .flatMap(conference =>
      get<Json[]>(conference, 'groups').flatMap(group =>
        get<Json[]>(group, 'rooms').map(found => ({ conference, found })),
      ),
    )
    .find(
      ({ conference, found }) => `${get<string>(conference, 'slug')}/${get<string>(found, 'slug')}` === id,
    );
  return Date.parse(get<string>(get<Json>(get<Json>(room?.found, 'talks'), 'current'), 'fstart'));
}
