import { GENERATED_FACTS, GENERATED_REASONS, type GeneratedReason } from '@foyer/schedule';
import { z } from 'zod';
import { suggestName } from '../nearest-name.ts';
import { came } from '../value-types.ts';
import { parseWithin } from './parse-within.ts';

const MAX_LENGTH = 200;
const facts = GENERATED_FACTS.map(fact => `{${fact}}`).join(', ');
const expectedText = `a text of 1 to ${MAX_LENGTH} characters, with nothing in braces but ${facts}`;
const expectedObject = 'an object like { "break": "{minutes} Minuten Pause" }';

const title = z.string({ error: came(expectedText) }).refine(isTemplate, { error: came(expectedText) });
const shape = Object.fromEntries(GENERATED_REASONS.map(reason => [reason, title.optional()]));
const texts = z.strictObject(shape, { error: describeFault });

/** A `schedule-texts`: what generated sessions are called that are not to have their English titles. */
export function scheduleTexts() {
  const { properties } = z.toJSONSchema(z.strictObject(shape), { io: 'input' });
  const written = z.record(z.string(), z.unknown()).meta({ properties, additionalProperties: false });
  return z
    .union([written, z.literal(false), z.literal(''), z.null()], { error: came(expectedObject) })
    .transform((value, context): Partial<Record<GeneratedReason, string>> | null =>
      value ? parseWithin(texts, value, context) : null,
    )
    .prefault(null);
}

function isTemplate(text: string): boolean {
  const named = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
  const isKnown = named.every(name => GENERATED_FACTS.some(fact => fact === name));
  return text.trim() !== '' && text.length <= MAX_LENGTH && isKnown;
}

function describeFault(issue: { code?: string; input?: unknown; keys?: readonly string[] }): string {
  const [key] = issue.code === 'unrecognized_keys' ? (issue.keys ?? []) : [];
  if (key === undefined) return came(expectedObject)(issue);
  const suggestion = suggestName(key, GENERATED_REASONS) || `; there are ${GENERATED_REASONS.join(', ')}`;
  return `"${key}" is not a key of "schedule-texts"${suggestion}`;
}
