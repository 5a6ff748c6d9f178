import type { Session } from '../model.ts';
import { isShownAlike } from '../rich-text/is-shown-alike.ts';
import { renderPortableHtml, renderRichText } from '../rich-text/render-rich-text.ts';
import { readTextBack } from './read-text-back.ts';

/**
 * Does beforehand, session by session, what takes most of the time that an export takes: a server can do
 * something else in between. What was done once is kept for as long as the session is.
 */
export function* prepareTexts(sessions: readonly Session[]): Generator<void, void, void> {
  for (const { abstract, description } of sessions) {
    for (const text of [abstract, description]) {
      if (text === null) continue;
      renderRichText(text);
      isShownAlike(text, readTextBack(text));
      renderPortableHtml(text);
    }
    yield;
  }
}
