import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf8 = (text: string) => Buffer.from(text, 'utf8');
const declared = (encoding: string, text = 'Müsli') =>
  `<?xml version="1.0" encoding="${encoding}"?><t>${text}</t>`;

test.each([
  ['UTF-8 where nothing is said', utf8('Müsli'), null, 'Müsli'],
  ['a byte order mark, which goes', utf8('\uFEFFMüsli'), null, 'Müsli'],
  ['a byte order mark, whatever the server says', utf8('\uFEFFMüsli'), 'text/xml; charset=latin1', 'Müsli'],
  ['UTF-16 by its mark', Buffer.from('\uFEFFMüsli', 'utf16le'), null, 'Müsli'],
  ['big-endian UTF-16 by its mark', Buffer.from('\uFEFFMüsli', 'utf16le').swap16(), null, 'Müsli'],
  ['the Content-Type', latin1('Müsli'), 'text/calendar; charset="ISO-8859-1"; x=y', 'Müsli'],
  ['the XML prologue', latin1(declared('iso-8859-1')), 'text/xml', declared('iso-8859-1')],
  [
    'single quotes',
    latin1("<?xml version='1.0' encoding='latin1'?>ü"),
    null,
    "<?xml version='1.0' encoding='latin1'?>ü",
  ],
  ['UTF-8 in spite of a prologue that cannot be right', utf8(declared('utf-16')), null, declared('utf-16')],
  [
    'the Content-Type before the prologue',
    utf8(declared('latin1')),
    'text/xml;charset=utf-8',
    declared('latin1'),
  ],
  [
    'the prologue, where the Content-Type does not fit',
    latin1(declared('latin1')),
    'text/xml;charset=utf-8',
    declared('latin1'),
  ],
  ['windows-1252 for Latin 1, as browsers do', Buffer.from([0x93, 0x94]), 'text/xml;charset=latin1', '“”'],
])('follows %s', (_what, bytes, contentType, text) => {
  expect(decodeText(bytes, contentType)).toEqual({ text, problems: [] });
});

test('bytes that fit no encoding are replaced and reported', () => {
  const { text, problems } = decodeText(latin1('Müsli'));
  expect(text).toBe('M\uFFFDsli');
  expect(problems).toEqual([
    {
      severity: 'warning',
      code: 'bytes-undecodable',
      message: expect.stringContaining('utf-8'),
      position: {},
    },
  ]);
});

test('an unknown encoding is passed over and reported', () => {
  const { text, problems } = decodeText(utf8('Müsli'), 'text/xml; charset=klingon');
  expect(text).toBe('Müsli');
  expect(problems).toMatchObject([{ code: 'encoding-unknown', message: expect.stringContaining('klingon') }]);
});

test('a calendar that is folded inside a character keeps the character', () => {
  const [lead = 0, continuation = 0] = utf8('ü');
  const folded = Buffer.concat([
    utf8('BEGIN:VCALENDAR\r\nSUMMARY:M'),
    Buffer.from([lead, 0x0d, 0x0a, 0x20, continuation]),
    utf8('sli\r\n'),
  ]);
  const { text, problems } = decodeText(folded);
  expect(text.replace('\r\n ', '')).toContain('SUMMARY:Müsli');
  expect(problems).toEqual([]);
});
