import type { Random } from './random.ts';

/** What stands where something else should: too large, too small, of another field, or of no field at all. */
const ODD_TEXTS = [
  ...['', ' ', '\t\n', '0', '-0', '-1', '1', '00', '1.5', '1e3', '1e308', '-1e999', '9007199254740993'],
  ...['99999999999999999999999999', '2147483648', '0x1F', 'NaN', 'Infinity', 'null', 'undefined', 'true'],
  ...['2026-02-30', '2026-11-20', '20261120', '20261120T100000Z', '2026-11-20T10:00:00+99:00', '10:00'],
  ...[
    '0000-00-00',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '+275760-09-13',
    '-271821-04-20T00:00:00Z',
  ],
  ...[
    '2026-03-29T02:30:00',
    '2026-13-45T25:61:61',
    '24:00',
    '25:00',
    '4:5',
    '99:99:99',
    '-10:00',
    '12:00 AM',
  ],
  ...['1e9', '1700000000', '1700000000000', '8640000000000001', '-62135596800001', '253402300800000'],
  ...['P1D', 'PT99999999H', '-PT1H', 'P999999999W', 'PT0S', 'P', '0:00', '999999:00', '1:00:00:00', '-0:30'],
  ...['FREQ=SECONDLY', 'FREQ=DAILY;COUNT=1000000000', 'FREQ=YEARLY;BYDAY=53MO;BYMONTHDAY=31;BYMONTH=2'],
  ...['FREQ=MINUTELY;INTERVAL=0', 'FREQ=DAILY;UNTIL=99991231', 'FREQ=WEEKLY;BYSETPOS=-366;BYHOUR=0,1,2,3'],
  ...['Europe/Berlin', 'Europe/Nowhere', 'W. Europe Standard Time', 'UTC+25', 'GMT-0', '../../etc/passwd'],
  ...['http://', 'https://x', 'javascript:alert(1)', '//x', 'http://[::1', 'https://user@x:99999/%zz'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '[object Object]', 'length', '-1', '*', '^'],
  ...[
    '&amp;',
    '&#0;',
    '&#x110000;',
    '&#xD800;',
    '&nbsp;',
    '&amp;amp;lt;',
    '&a;',
    '<b>',
    '</b>',
    ']]>',
    '<![CDATA[',
  ],
  ...['a|b|c', 'a, b and c', 'a:b|c:d', 'Dr. Müller, Jr.; Æ', '"', "'", '\\', '\\n', '%s%n', '$(x)', '{{x}}'],
];

const ODD_CHARACTERS = [
  ...[
    '\0',
    '\u0001',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u00ad',
    '\u061c',
    '\u200b',
    '\u200d',
    '\u202e',
  ],
  ...[
    '\u2028',
    '\u2029',
    '\u2066',
    '\ufeff',
    '\ufffd',
    '\uffff',
    '\ud800',
    '\udc00',
    '\u{1f355}',
    '\u{10ffff}',
  ],
  ...[
    'e\u0301',
    '\u0130',
    '\u1e9e',
    '\u0345',
    '\ufb03',
    '\u{1d7d8}',
    '\u0661',
    '\uff11',
    'Z\u0351\u0327\u0321',
  ],
];

/** What costs most where it comes in thousands. */
const LONG_UNITS = [
  ...[
    'a',
    '0',
    '9',
    ' ',
    '\n',
    '\r\n',
    '\t',
    '&',
    '&amp;',
    '&#38;',
    '<',
    '>',
    '<b>',
    '</b>',
    '<a href="',
    '"',
    "'",
  ],
  ...[
    '(',
    '[',
    '](',
    '{',
    '*',
    '_',
    '`',
    '~',
    '|',
    '>',
    '- ',
    '\\',
    ';',
    ':',
    ',',
    '.',
    '-',
    '/',
    '%',
    '+',
    'T',
    'Z',
  ],
  ...[
    '1:',
    '2026-',
    'x@y.',
    'https://x/',
    'é',
    '\u{1f355}',
    '\ud800',
    '\u0301',
    '<!--',
    '<?',
    '<![CDATA[',
    'BYDAY=MO;',
  ],
];

export function pickOddText(random: Random): string {
  if (random.chance(0.15)) return makeLongText(random);
  if (random.chance(0.15)) return `${random.pick(ODD_TEXTS)}${pickOddCharacters(random)}`;
  return random.pick(ODD_TEXTS);
}

export function pickOddCharacters(random: Random): string {
  const picked = Array.from({ length: 1 + random.nat(3) }, () => random.pick(ODD_CHARACTERS));
  return picked.join('');
}

/** Mostly hundreds of characters, sometimes thousands, now and then a hundred thousand. */
export function makeLongText(random: Random): string {
  const unit = random.chance(0.2) ? random.pick(ODD_TEXTS) || 'a' : random.pick(LONG_UNITS);
  return unit.repeat(pickLength(random));
}

/** How many times something comes that should come once. */
export function pickLength(random: Random): number {
  if (random.chance(0.9)) return 2 + random.nat(300);
  return random.chance(0.9) ? 2 + random.nat(4_000) : 2 + random.nat(40_000);
}

/** Of any type that JSON has. */
export function pickOddJson(random: Random): unknown {
  const text = pickOddText(random);
  const values = [
    text,
    text,
    text,
    Number.parseFloat(text),
    null,
    true,
    false,
    0,
    -1,
    1e21,
    [],
    {},
    [[]],
    [text],
  ];
  return random.pick([
    ...values,
    { [text]: text },
    [null, 1, text, [], {}],
    { name: text, id: [text] },
  ] as const);
}
