/** Of more it is enough to know how many. */
const MAX_NAMED = 4;

/**
 * Says which rooms have a programme of which nothing could be read, null for none.
 * @param lacking their titles
 * @param isAll whether there is no other programme
 */
export function describeMissingProgramme(lacking: readonly string[], isAll: boolean): string | null {
  if (isAll) return 'The programme cannot be read at the moment.';
  if (lacking.length === 0) return null;
  const { length } = lacking;
  const [last = '', ...others] = lacking.toReversed();
  const named = others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
  const rooms = length > MAX_NAMED ? `${length} rooms` : named;
  return `The programme of ${rooms} cannot be read at the moment.`;
}
