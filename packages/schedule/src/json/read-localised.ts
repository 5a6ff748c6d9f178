import { collapseToNull } from '../text/white-space.ts';
import { isJsonObject } from './field-reader.ts';

/**
 * A text that may come in several languages, `{"de": "Saal", "en": "Hall"}`: the first of the languages
 * wanted that it has, then English, then whichever it has. What is neither, or empty, is null.
 */
export function readLocalised(value: unknown, languages: readonly (string | null)[] = []): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (!isJsonObject(value)) return null;
  for (const language of [...languages, 'en', ...Object.keys(value)]) {
    const text = language !== null && Object.hasOwn(value, language) ? value[language] : null;
    if (typeof text === 'string' && text.trim() !== '') return text;
  }
  return null;
}

/** The same for a name, on one line. */
export function readLocalisedName(value: unknown, languages?: readonly (string | null)[]): string | null {
  return collapseToNull(readLocalised(value, languages) ?? '');
}
