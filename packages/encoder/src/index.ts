export { type Clock, systemClock } from './clock.ts';
export { EncoderError, type EncoderErrorCode, ListenError, RegistrationRefusedError } from './errors.ts';
export { createLoadMeter, type LoadMeter, readNetDev } from './load/load-meter.ts';
export { buildLivePlaylist, type LivePlaylistOptions } from './loop/build-live-playlist.ts';
export type { ListedSegment } from './loop/parse-playlist.ts';
export { formatOrigin } from './pretend/format-origin.ts';
export { createPretendReports, type PretendReports } from './pretend/pretend-reports.ts';
export {
  type PretendEncoder,
  type PretendEncoderOptions,
  startPretendEncoder,
} from './pretend/start-pretend-encoder.ts';
export { describeEvent, type RegisteringEvent } from './register/registering-event.ts';
export type { Report } from './register/report.ts';
export { type Registering, type RegisteringOptions, startRegistering } from './register/start-registering.ts';
export { parseStream } from './streams/parse-stream.ts';
