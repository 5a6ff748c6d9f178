import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret } from './secret.ts';

test('a secret is revealed by name only', () => {
  const secret = new Secret('swordfish');
  expect(secret.reveal()).toBe('swordfish');
  const printed = [
    `${secret}`,
    JSON.stringify({ secret }),
    inspect({ secret }, { showHidden: true, depth: 9 }),
  ];
  expect(printed).toEqual(['[secret]', '{"secret":"[secret]"}', '{ secret: [secret] }']);
});

test('a secret equals itself only', () => {
  const secret = new Secret('swordfish');
  expect(['swordfish', 'Swordfish', 'swordfis', 'swordfish ', ''].map(text => secret.equals(text))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
