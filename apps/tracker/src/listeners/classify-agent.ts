/** What kind of program somebody watches with. */
export const agentClasses = ['browser', 'mobile', 'player', 'app', 'bot', 'other'] as const;

export type AgentClass = (typeof agentClasses)[number];

/** The first that matches counts: programs like to claim that they are others as well. */
const patterns: readonly (readonly [AgentClass, RegExp])[] = [
  [
    'bot',
    /bot\b|crawl|spider|slurp|monitor|uptime|check_http|curl|wget|python|go-http-client|libwww|facebookexternalhit/i,
  ],
  [
    'player',
    /\b(?:vlc|libvlc|mpv|mplayer|kodi|xbmc|lavf|ffmpeg|gstreamer|winamp|foobar2000|itunes|smplayer|exoplayer|stagefright|roku|smart-?tv|hbbtv|web0s|tizen|apple ?tv|crkey|chromecast|nsplayer|streamlink)\b|^mplayer/i,
  ],
  ['app', /\b(?:okhttp|cfnetwork|dart|alamofire|dalvik)\b/i],
  ['mobile', /\b(?:iphone|ipad|ipod|mobile|android)\b/i],
  ['browser', /mozilla|opera|applecoremedia/i],
];

export function classifyAgent(agent: string): AgentClass {
  return patterns.find(([, pattern]) => pattern.test(agent))?.[0] ?? 'other';
}
