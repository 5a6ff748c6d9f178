import { expect, it } from 'vitest';
import { describeMissingProgramme } from './missing-programme-words.ts';

it.each([
  [[], false, null],
  [['Hall'], false, 'The programme of Hall cannot be read at the moment.'],
  [['Hall', 'Bar', 'Attic'], false, 'The programme of Hall, Bar and Attic cannot be read at the moment.'],
  [['1', '2', '3', '4', '5'], false, 'The programme of 5 rooms cannot be read at the moment.'],
  [['Hall', 'Bar'], true, 'The programme cannot be read at the moment.'],
])('says of %j what cannot be read, and calls nothing else broken', (lacking, isAll, sentence) => {
  expect(describeMissingProgramme(lacking, isAll)).toBe(sentence);
});
