import { chooseDayScript } from './choose-day-script.ts';
import { createTokens } from './create-tokens.ts';
import { html, Markup } from './html.ts';
import { noteHandScript } from './note-hand-script.ts';
import type { RenderContext } from './render-context.ts';
import { renderDays, renderFilters, renderTop } from './render-controls.ts';
import { renderDay } from './render-day.ts';

/**
 * The programme as the page shows it, complete without scripts. Text and not components: thirteen hundred of
 * them would come to a phone twice, as markup and as data, and be walked through there before anything answers.
 */
export function renderSchedulePage(context: RenderContext & { offsetMs: number }): string {
  const { view, offsetMs } = context;
  const tokens = createTokens(view);
  const days = view.days.map(({ date, entries }) => [date, entries[0]?.startsAt ?? 0]);
  const oneDay = view.days.map(
    ({ date }) => `.programme[data-show="${date}"] .day:not([id="${date}"]){display:none}`,
  );
  return html`<div class="programme" data-zone="${view.timezone}" data-locale="${context.place.locale}" data-days="${JSON.stringify(days)}" data-end="${view.endsAt}" data-offset="${offsetMs}"><style>${new Markup(`@media screen{${oneDay.join('')}}`)}</style><script>${new Markup(chooseDayScript)};${new Markup(noteHandScript)}</script>${renderTop(context)}${renderFilters(context, tokens)}${renderDays(context)}<p class="status" role="status"></p><div class="none" hidden><p>Nothing in the programme is like that.</p><button type="button" class="word">Show everything</button></div>${view.days.map(day => renderDay(day, tokens, context))}</div>`
    .text;
}
