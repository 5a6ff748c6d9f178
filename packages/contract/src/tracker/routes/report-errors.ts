/** What can be wrong with a form of the ancestor's: it answers what is wrong in it with status 200. */
export const formErrors = [
  'REQUEST_TIMEOUT',
  'BODY_TOO_LARGE',
  'MEDIA_TYPE_UNSUPPORTED',
  'INTERNAL',
  'STORAGE_FAILED',
  'OVERLOADED',
] as const;

/** What can be wrong with anything else that is posted and stored. */
export const reportErrors = ['REQUEST_INVALID', ...formErrors] as const;

/** What can be wrong with the secret of a sender, and with the room that it names. */
export const accessErrors = ['SECRET_WRONG', 'SECRET_NOT_CONFIGURED', 'ROOM_UNKNOWN'] as const;
