import { type RichText, renderRichText, type Session } from '@foyer/schedule';

/** Making text safe costs more than all the rest of a page, and the same few sessions are shown for hours. */
const rendered = new WeakMap<Session, string>();

/** Abstract and description of a session as one piece of safe HTML; some sources put the same in both. */
export function renderDetails(session: Session): string | null {
  let html = rendered.get(session);
  if (html === undefined) {
    const parts = [session.abstract, session.description]
      .filter((part): part is RichText => part !== null)
      .filter((part, index, all) => all.findIndex(other => other.source === part.source) === index);
    html = parts.map(part => renderRichText(part).html).join('\n');
    rendered.set(session, html);
  }
  return html === '' ? null : html;
}
