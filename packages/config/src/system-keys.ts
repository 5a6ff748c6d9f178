import { z } from 'zod';
import { correctionKeys } from './corrections/correction-keys.ts';
import { toConfiguredCorrections } from './corrections/to-correction.ts';
import {
  addressPattern,
  addressRange,
  anyText,
  came,
  cssColour,
  flag,
  languageTag,
  listOf,
  secretText,
  serverAddress,
  text,
  textOrOff,
  webAddress,
  wholeNumber,
} from './value-types.ts';

/** The `config` block: the system as a whole. Types, defaults, editor help and documentation come from here. */
export const systemKeys = z.strictObject({
  title: text(anyText, 'Foyer').describe('Name of the conference.'),
  subtitle: textOrOff(anyText).describe('A line under the name, for example what the conference is about.'),
  place: textOrOff(anyText).describe('Where it is held.'),
  link: textOrOff(webAddress).describe("The conference's own website."),
  logo: textOrOff(webAddress).describe('Picture shown with the name: an address, or a path under `public/`.'),
  accent: text(cssColour, '#e2603a').describe(
    "The conference's colour, for what is live, selected or to be pressed. Its lightness is moved until it can be read.",
  ),
  language: text(languageTag, 'en').describe('Language of dates and times on the pages.'),
  'public-url': textOrOff(serverAddress).describe(
    'Address under which viewers reach the portal, for links in feeds and exports.',
  ),
  secret: secretText().describe(
    'Password with which encoders register. Keep it in `config.private.json`; without it nothing can register.',
  ),
  localips: listOf(addressPattern, []).describe(
    'Viewers whose address begins with one of these regular expressions are in the venue: they get the page without the video.',
  ),
  reload: wholeNumber({ expected: 'a whole number of seconds', min: 5, max: 86_400 })
    .prefault(600)
    .describe('Seconds after which the programme is fetched again.'),
  'allow-private-feeds': flag(false).describe(
    'Whether programmes may be fetched from this machine and from private networks. Off, a `schedule-url` reaches the internet only, wherever it redirects to; files are always read.',
  ),
  logdir: textOrOff(anyText).describe(
    'Folder for the access logs that endpoints send. A path is relative to the config file.',
  ),
  rehearsal: flag(false).describe(
    'Lets the clock be set, by `?now=` on any page or `FOYER_NOW` for a whole program. Off, neither exists.',
  ),
  'trusted-proxies': listOf(addressRange, ['127.0.0.0/8', '::1/128']).describe(
    'Proxies, by address or range, whose word is taken for the address of a viewer or an endpoint.',
  ),
  corrections: z
    .array(correctionKeys, { error: came('a list of corrections') })
    .prefault([])
    .describe(
      'What the organisers know better than the programme: delays, what is on now, what is cancelled. See [corrections](corrections.md).',
    ),
  heartbeat: wholeNumber({ expected: 'a whole number of seconds', min: 5, max: 600 })
    .prefault(30)
    .describe('Seconds between two reports of a viewer. Under load the tracker asks for fewer by itself.'),
  'new-viewers-per-minute': wholeNumber({ expected: 'a whole number', min: 1, max: 100_000 })
    .prefault(60)
    .describe(
      'How many new viewers a minute are counted from one address, so that nobody invents a crowd. A few minutes’ worth may come at once; a venue behind a single address needs more.',
    ),
  'requests-per-minute': perMinute(30_000).describe(
    'How many requests a minute are answered to one address, half of them at once; more are told to come later. Enough for some thousand viewers behind one address, see [limits](operating-the-tracker.md#limits). Trusted proxies have none.',
  ),
  'reports-per-minute': perMinute(6000).describe(
    'How many reports of encoders a minute are taken from one address with the same secret, half of them at once.',
  ),
  'wrong-secrets-per-minute': perMinute(10).describe(
    'How many different wrong secrets a minute one address may try, twice as many at once.',
  ),
  'keep-minutes': keptDays(30).describe('Days for which viewers and load are kept by the minute.'),
  'keep-hours': keptDays(400).describe('Days for which they are kept by the hour.'),
  'keep-days': keptDays(3650).describe('Days for which they are kept by the day.'),
  'show-viewers': flag(false).describe(
    'Whether pages say how many are watching a room. Fewer than five are never told.',
  ),
  'live-first': flag(false).describe('Whether the overview shows rooms that are live before the others.'),
});

function keptDays(days: number) {
  return wholeNumber({ expected: 'a whole number of days', min: 1, max: 36_500 }).prefault(days);
}

function perMinute(count: number) {
  return wholeNumber({ expected: 'a whole number', min: 1, max: 10_000_000 }).prefault(count);
}

/** The system, as its programs see it. */
export type SystemConfig = Readonly<ReturnType<typeof toSystemConfig>>;

export function toSystemConfig(keys: z.output<typeof systemKeys>) {
  return {
    title: keys.title,
    subtitle: keys.subtitle,
    place: keys.place,
    link: keys.link,
    logo: keys.logo,
    accent: keys.accent,
    language: keys.language,
    publicUrl: keys['public-url'],
    secret: keys.secret,
    localIps: keys.localips,
    reloadS: keys.reload,
    allowPrivateFeeds: keys['allow-private-feeds'],
    logDir: keys.logdir,
    rehearsal: keys.rehearsal,
    trustedProxies: keys['trusted-proxies'],
    heartbeatS: keys.heartbeat,
    newViewersPerMinute: keys['new-viewers-per-minute'],
    limits: {
      requests: keys['requests-per-minute'],
      reports: keys['reports-per-minute'],
      wrongSecrets: keys['wrong-secrets-per-minute'],
    },
    keptDays: { minute: keys['keep-minutes'], hour: keys['keep-hours'], day: keys['keep-days'] },
    showViewers: keys['show-viewers'],
    liveFirst: keys['live-first'],
    corrections: toConfiguredCorrections(keys.corrections),
  };
}
