/** What can be wrong with anything that is posted and stored. */
export const reportErrors = [
  'REQUEST_INVALID',
  'REQUEST_TIMEOUT',
  'BODY_TOO_LARGE',
  'MEDIA_TYPE_UNSUPPORTED',
  'INTERNAL',
  'STORAGE_FAILED',
  'OVERLOADED',
] as const;

/** What can be wrong with the secret of a sender, and with the room that it names. */
export const accessErrors = ['SECRET_WRONG', 'SECRET_NOT_CONFIGURED', 'ROOM_UNKNOWN'] as const;
