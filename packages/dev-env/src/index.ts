export type { ConferencePlan, RoomPlan, Situation } from './conference/conference-plan.ts';
export { type Conference, type ConferenceOptions, startConference } from './conference/start-conference.ts';
export { type DevEnv, type DevEnvOptions, startDevEnv } from './start-dev-env.ts';
export { waitUntil } from './wait-until.ts';
export { writeLargeConference } from './write-large-conference.ts';
