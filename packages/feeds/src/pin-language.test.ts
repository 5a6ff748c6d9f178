import { expect, test } from 'vitest';
import { acceptLanguage, pinLanguage } from './pin-language.ts';

test.each([
  ['https://talks.example/night/schedule/export/schedule.xml', '?lang=pt-br'],
  ['https://talks.example/night/schedule/export/schedule.json', '?lang=pt-br'],
  ['https://talks.example/night/schedule/widgets/schedule.json', '?lang=pt-br'],
  ['https://talks.example/night/schedule/v/0.9/widgets/schedule.json', '?lang=pt-br'],
  ['https://talks.example/night/schedule/widget/v2.json?x=1', '?x=1&lang=pt-br'],
  ['https://talks.example/night/schedule/export/schedule.xml?lang=de', '?lang=de'],
  ['https://night.example/2026/schedule/xml', ''],
  ['https://night.example/schedule.xml', ''],
])('%s is asked for as …%s', (url, query) => {
  expect(pinLanguage(new URL(url), 'pt-BR').search).toBe(query);
});

test('a regional language can be had as the language too', () => {
  expect(acceptLanguage('pt-BR')).toBe('pt-BR, pt;q=0.9, *;q=0.1');
  expect(acceptLanguage('en')).toBe('en, *;q=0.1');
});
