import type { ParsedFeed, Session } from '@foyer/schedule';
import { makeFeed as makeAnyFeed } from '@foyer/schedule/testing';

/** A whole feed of nothing but these sessions. */
export function makeFeed(sessions: Session[], overrides: Partial<ParsedFeed> = {}): ParsedFeed {
  return { format: 'frab', ...makeAnyFeed(sessions), ...overrides };
}
