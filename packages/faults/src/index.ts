export {
  type ClientErrorHandler,
  type ClientErrorHandlerOptions,
  createClientErrorHandler,
} from './client-error-handler.ts';
export type { FaultLogger } from './fault-log.ts';
export { writeBareError } from './write-bare-error.ts';
