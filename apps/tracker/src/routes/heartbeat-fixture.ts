/** What a browser reports that has played for ten seconds. */
export const heartbeat = {
  room: 'hall',
  stream: { kind: 'video', protocol: 'hls', quality: '720p' },
  state: 'playing',
  sinceS: 10,
  playedS: 10,
  stalls: 0,
  stalledS: 0,
  droppedFrames: 0,
};
