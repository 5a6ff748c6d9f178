/** What to do where no portal answers, or another than the one that is meant; a sentence without its end. */
export const PORTAL_REMEDY = 'If yours listens elsewhere, set FOYER_PORT and FOYER_HOST as it has them';
