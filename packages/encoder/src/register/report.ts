import type { RegisterData } from '@foyer/contract';

/** What an encoder says of itself: its load, its streams, a picture. When it will say so again is added to it. */
export type Report = Omit<RegisterData, 'next'>;
