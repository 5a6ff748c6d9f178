import { type FlumotionData, flumotionDataSchema } from '@foyer/contract';
import { describeIssues } from '../http/describe-issues.ts';
import type { FormFault } from '../http/serve-form.ts';
import type { ComponentReport, MoodStart } from './component.ts';

const MAX_NAME = 100;
const MAX_TYPE = 60;
/** Flumotion cut its pipelines finer than what came after it. */
const MAX_COMPONENTS = 200;

export type FlumotionFormResult =
  | { ok: true; machine: string; reports: ComponentReport[] }
  | { ok: false; fault: FormFault };

/** Reads what the ancestor's machines post: moods, each with the unix time in seconds at which it began. */
export function parseFlumotionForm(form: {
  identifier: string;
  type: string;
  data: string;
}): FlumotionFormResult {
  const { identifier, type } = form;
  if (identifier === '' || identifier.length > MAX_NAME) {
    return fail('ValueError', `identifier: expected 1 to ${MAX_NAME} characters, got ${identifier.length}`);
  }
  if (type.length > MAX_TYPE) {
    return fail('ValueError', `type: expected up to ${MAX_TYPE} characters, got ${type.length}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(form.data);
  } catch (error) {
    return fail('ValueError', `data is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  const result = flumotionDataSchema.safeParse(json, { reportInput: true });
  if (!result.success) {
    const [first] = describeIssues(result.error, 'data');
    return fail('ValueError', `${first?.path}: ${first?.message}`);
  }
  const count = Object.keys(result.data.current).length;
  if (count > MAX_COMPONENTS) {
    return fail('ValueError', `data.current: expected up to ${MAX_COMPONENTS} components, got ${count}`);
  }
  return { ok: true, machine: identifier, reports: listReports(result.data, type === '' ? 'other' : type) };
}

function listReports({ current, history }: FlumotionData, type: string): ComponentReport[] {
  return Object.entries(current).map(([name, entry]) => ({
    name,
    type,
    ...toMoodStart(entry),
    past: Object.hasOwn(history, name) ? history[name]?.map(toMoodStart) : undefined,
  }));
}

function toMoodStart([mood, seconds]: FlumotionData['current'][string]): MoodStart {
  return { mood, since: Math.round(seconds * 1000) };
}

function fail(className: FormFault['className'], message: string): FlumotionFormResult {
  return { ok: false, fault: { className, message } };
}
