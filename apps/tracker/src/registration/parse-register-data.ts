import { type Load, type RegisterData, registerDataSchema } from '@foyer/contract';
import { describeIssues } from '../http/describe-issues.ts';
import { compileSchema, DOUBTFUL } from '../http/quick-parser.ts';
import type { FormFault } from '../http/serve-form.ts';
import type { Report } from '../presence/endpoint.ts';

export type RegisterDataResult =
  | { ok: true; report: Omit<Report, 'room' | 'address'> }
  | { ok: false; fault: FormFault };

/** Keys by which the ancestor's sender could have passed for somebody else. */
const forbiddenKeys = ['ip', 'group'];

const parseQuickly = compileSchema(registerDataSchema);

/** Reads the form field `data`. */
export function parseRegisterData(text: string): RegisterDataResult {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return fail('ValueError', `data is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return fail('TypeError', 'data must be a JSON object');
  }
  const forbidden = forbiddenKeys.find(key => Object.hasOwn(json, key));
  if (forbidden !== undefined) {
    return fail(
      'AssertionError',
      `data must not have "${forbidden}": it is known from the connection and the form`,
    );
  }
  const quick = parseQuickly(json);
  if (quick !== DOUBTFUL) return { ok: true, report: toReport(quick as RegisterData) };
  const result = registerDataSchema.safeParse(json, { reportInput: true });
  if (result.success) return { ok: true, report: toReport(result.data) };
  const [first] = describeIssues(result.error, 'data');
  const isUnknownKey = result.error.issues[0]?.code === 'unrecognized_keys';
  return fail(isUnknownKey ? 'TypeError' : 'ValueError', `${first?.path}: ${first?.message}`);
}

function toReport(data: RegisterData): Omit<Report, 'room' | 'address'> {
  const { streams, preview, next, capacity, weight, versions, components, ...load } = data;
  return {
    load: load satisfies Load,
    streams,
    preview,
    nextInS: next,
    capacity,
    weight,
    versions,
    components,
  };
}

function fail(className: FormFault['className'], message: string): RegisterDataResult {
  return { ok: false, fault: { className, message } };
}
