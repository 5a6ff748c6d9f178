export { type Fault, FaultLog, type FaultLogger } from './fault-log.ts';
