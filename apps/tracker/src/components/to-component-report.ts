import type { ReportedComponent } from '@foyer/contract';
import type { ComponentReport } from './component.ts';

/** A component as it comes in JSON, with its instant as a number. */
export function toComponentReport({ since, ...report }: ReportedComponent): ComponentReport {
  return { ...report, since: since === undefined ? undefined : Date.parse(since) };
}
