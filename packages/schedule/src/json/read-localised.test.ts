import { describe, expect, it } from 'vitest';
import { readLocalised, readLocalisedName } from './read-localised.ts';

describe('readLocalised', () => {
  const hall = { fr: 'Salle', en: 'Hall', de: 'Saal' };

  it.each([
    ['Hall', ['de'], 'Hall'],
    [hall, ['de', 'fr'], 'Saal'],
    [hall, [null, 'nl', 'fr'], 'Salle'],
    [hall, [], 'Hall'],
    [{ fr: 'Salle', de: 'Saal' }, ['nl'], 'Salle'],
    [{ de: ' ', en: null, fr: 'Salle' }, ['de'], 'Salle'],
    [{ de: ['Saal'] }, ['de', 'constructor'], null],
    ['  ', [], null],
    [7, [], null],
    [null, [], null],
  ])('reads %j in %j as %j', (value, languages, expected) => {
    expect(readLocalised(value, languages)).toBe(expected);
  });

  it('keeps the lines of a text, and puts a name on one', () => {
    expect(readLocalised({ en: ' Great\nHall ' })).toBe(' Great\nHall ');
    expect(readLocalisedName({ en: ' Great\nHall ' })).toBe('Great Hall');
    expect(readLocalisedName({})).toBe(null);
  });
});
