export { type BuildScheduleOptions, buildSchedule } from './build/build-schedule.ts';
export { createTakenTest } from './build/create-taken-test.ts';
export {
  createGeneratedTexts,
  ENGLISH_TEXTS,
  GENERATED_FACTS,
  GENERATED_REASONS,
  type GeneratedFacts,
  type GeneratedTexts,
} from './build/generated-texts.ts';
export { listRoomNames, matchRooms, type RoomSelector } from './build/match-rooms.ts';
export { nameRooms } from './build/name-rooms.ts';
export { type PlacedSession, placeSessions } from './build/place-sessions.ts';
export { type DayNumber, DEFAULT_DAY_CHANGE_MINUTES, ProgrammeDays } from './build/programme-days.ts';
export { compareFeeds, countChanges } from './changes/compare-feeds.ts';
export type { DatedChange } from './changes/dated-change.ts';
export { describeChange } from './changes/describe-change.ts';
export {
  EDITED_FIELDS,
  type EditedField,
  SESSION_CHANGE_KINDS,
  type SessionChange,
  type SessionChangeKind,
  type SessionOutline,
} from './changes/session-change.ts';
export {
  type ApplyCorrectionsOptions,
  applyCorrections,
  type CarriedChanges,
  type CorrectedFeed,
} from './corrections/apply-corrections.ts';
export { assignCorrections, type CorrectableSource } from './corrections/assign-corrections.ts';
export { type CorrectableReading, correctReadings } from './corrections/correct-readings.ts';
export type {
  CancelCorrection,
  Correction,
  DelayCorrection,
  EndedCorrection,
  NowCorrection,
} from './corrections/correction.ts';
export {
  type CorrectedSession,
  type CorrectionOutcome,
  type CorrectionState,
  completeCorrection,
  recordStartsIn,
} from './corrections/correction-outcome.ts';
export { findEarliestEnd } from './corrections/find-earliest-end.ts';
export {
  type ReplayedReading,
  type ReplayedStep,
  type ReplayOptions,
  replayCorrections,
} from './corrections/replay-corrections.ts';
export { daysToShift } from './days-to-shift.ts';
export { ScheduleError, type ScheduleErrorCode } from './errors.ts';
export {
  type ExportCalendarOptions,
  exportCalendar,
  type SessionRevision,
} from './export/export-calendar.ts';
export { type ExportChangesOptions, exportChanges } from './export/export-changes.ts';
export { exportScheduleJson } from './export/export-schedule-json.ts';
export { exportScheduleXml } from './export/export-schedule-xml.ts';
export {
  type AddressedSession,
  type ExportedProgramme,
  HLS_TYPE,
  type SessionAddresses,
  type SessionClocks,
} from './export/exported-programme.ts';
export { listExportedIds } from './export/list-exported-ids.ts';
export { prepareTexts } from './export/prepare-texts.ts';
export { FORMAT_NAMES, type FormatName, findFormat } from './formats.ts';
export { mendFoldedCharacters } from './icalendar/mend-folded-characters.ts';
export * from './model.ts';
export { findNowNext, findProgrammeSpan, type NowNext, type ProgrammeSpan } from './now-next.ts';
export { type ParsedFeed, type ParseFeedOptions, parseFeed } from './parse-feed.ts';
export { parseMapped } from './parsers/mapped.ts';
export { readScheduleMap, type ScheduleMapProblem } from './parsers/read-schedule-map.ts';
export type { ScheduleMap } from './parsers/schedule-map.ts';
export { SCHEDULE_MAP_KEYS, type ScheduleMapKey } from './parsers/schedule-map-keys.ts';
export { type RenderedText, renderRichText } from './rich-text/render-rich-text.ts';
export { formatSessionLines } from './session-lines.ts';
export { type ShiftFeedOptions, shiftFeed } from './shift-feed.ts';
export { UNNAMED_ROOM } from './supplement/supplement.ts';
export { type Renaming, type SharingSource, tellApart } from './tell-apart.ts';
export { simplifyText } from './text/simplify-text.ts';
export { formatDateTime, formatOffset } from './times/format-date-time.ts';
export { markOffsets } from './times/mark-offsets.ts';
export { isTimezone, toInstant, toWallTime } from './times/wall-time.ts';
export { escapeXml } from './xml/escape-xml.ts';
