import { csvFormat } from './parsers/csv.ts';
import { defconFormat } from './parsers/defcon.ts';
import { devoxxFormat } from './parsers/devoxx.ts';
import { europythonFormat } from './parsers/europython.ts';
import type { Format } from './parsers/format.ts';
import { frabFormat } from './parsers/frab.ts';
import { hoverboardFormat } from './parsers/hoverboard.ts';
import { icalendarFormat } from './parsers/icalendar.ts';
import { indicoFormat } from './parsers/indico.ts';
import { ioschedFormat } from './parsers/iosched.ts';
import { kotlinConfFormat } from './parsers/kotlinconf.ts';
import { osconFormat } from './parsers/oscon.ts';
import { pretalxApiFormat } from './parsers/pretalx-api.ts';
import { pretalxWidgetFormat } from './parsers/pretalx-widget.ts';
import { scaleFormat } from './parsers/scale.ts';
import { schedFormat } from './parsers/sched.ts';
import { scheduleJsonFormat } from './parsers/schedule-json.ts';
import { schedule2Format } from './parsers/schedule2.ts';
import { sessionizeFormat } from './parsers/sessionize.ts';
import { symposionFormat } from './parsers/symposion.ts';
import { veyeparFormat } from './parsers/veyepar.ts';
import { xcalFormat } from './parsers/xcal.ts';
import { zookeeprFormat } from './parsers/zookeepr.ts';

/** In the order in which a content is tried; none claims another's. A table is tried last: its first row is read. */
const formats = [
  frabFormat,
  hoverboardFormat,
  icalendarFormat,
  scheduleJsonFormat,
  schedule2Format,
  xcalFormat,
  pretalxWidgetFormat,
  pretalxApiFormat,
  sessionizeFormat,
  kotlinConfFormat,
  ioschedFormat,
  indicoFormat,
  symposionFormat,
  veyeparFormat,
  osconFormat,
  devoxxFormat,
  europythonFormat,
  scaleFormat,
  defconFormat,
  schedFormat,
  zookeeprFormat,
  csvFormat,
] as const;

export type FormatName = (typeof formats)[number]['name'];

export const FORMATS: readonly Format<FormatName>[] = formats;

/** All that a configuration may call a format, aliases included. */
export const FORMAT_NAMES: readonly string[] = FORMATS.flatMap(({ name, aliases }) => [name, ...aliases]);

/** The format that a configuration calls so, by its name or by what the ancestor called it. */
export function findFormat(name: string): FormatName | undefined {
  const wanted = name.trim().toLowerCase();
  return FORMATS.find(format => format.name === wanted || format.aliases.includes(wanted))?.name;
}
