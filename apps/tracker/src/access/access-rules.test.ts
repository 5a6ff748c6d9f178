import { Secret } from '@foyer/config';
import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import { compileAccessRules, type MachineSecret } from './access-rules.ts';
import { hashSecret } from './hash-secret.ts';

interface Secrets {
  system: string | null;
  hall?: string | null;
}

function createRules(
  { system, hall = null }: Secrets,
  trustedProxies: string[] = [],
  machines: MachineSecret[] = [],
) {
  const toSecret = (text: string | null) => (text === null ? null : new Secret(text));
  const config = {
    system: { secret: toSecret(system), trustedProxies },
    rooms: [
      { name: 'hall', secret: toSecret(hall) },
      { name: 'annex', secret: null },
    ],
  };
  return compileAccessRules(config, machines);
}

describe('a secret', () => {
  test.each([
    ['is needed', { system: null }, 'hall', 'any', 'no-secret'],
    ['is needed, also for a room that is not there', { system: null }, 'attic', 'any', 'no-secret'],
    ['of the system opens a room', { system: 'key' }, 'hall', 'key', 'granted'],
    ['has to be right', { system: 'key' }, 'hall', 'Key', 'wrong-secret'],
    ['may not be empty', { system: 'key' }, 'hall', '', 'wrong-secret'],
    ['may not be the beginning only', { system: 'key' }, 'hall', 'ke', 'wrong-secret'],
    ['is asked for before the room', { system: 'key' }, 'attic', 'wrong', 'wrong-secret'],
    ['does not make a room', { system: 'key' }, 'attic', 'key', 'unknown-room'],
    ['of the room goes before that of the system', { system: 'key', hall: 'own' }, 'hall', 'own', 'granted'],
    [
      'of the system does not open a room of its own',
      { system: 'key', hall: 'own' },
      'hall',
      'key',
      'wrong-secret',
    ],
    ['of a room does not open another', { system: 'key', hall: 'own' }, 'annex', 'own', 'wrong-secret'],
    ['of a room is not one for the others', { system: null, hall: 'own' }, 'annex', 'own', 'no-secret'],
    [
      'of a room may hear that another is not there',
      { system: null, hall: 'own' },
      'attic',
      'own',
      'unknown-room',
    ],
  ])('%s', (_, secrets, room, secret, verdict) => {
    expect(createRules(secrets).judge({ room, hash: hashSecret(secret) })).toEqual({
      verdict,
      machine: null,
    });
  });
});

describe('a secret of a machine', () => {
  const machines = [
    { name: 'edge1', hash: hashSecret('for all'), rooms: null },
    { name: 'edge2', hash: hashSecret('for the hall'), rooms: new Set(['hall', 'no longer there']) },
  ];

  test.each([
    ['opens every room', { system: 'key' }, 'annex', 'for all', 'granted', 'edge1'],
    ['opens a room that has its own', { system: 'key', hall: 'own' }, 'hall', 'for all', 'granted', 'edge1'],
    ['does without one of the config', { system: null }, 'annex', 'for all', 'granted', 'edge1'],
    ['for a room opens it', { system: 'key' }, 'hall', 'for the hall', 'granted', 'edge2'],
    ['for a room opens no other', { system: 'key' }, 'annex', 'for the hall', 'wrong-secret', null],
    [
      'may hear that a room is not there',
      { system: 'key' },
      'attic',
      'for the hall',
      'unknown-room',
      'edge2',
    ],
    ['does not make a room', { system: null }, 'no longer there', 'for the hall', 'unknown-room', 'edge2'],
    ['leaves that of the system as it is', { system: 'key' }, 'annex', 'key', 'granted', null],
    ['is no hash of it', { system: 'key' }, 'hall', hashSecret('for all').toString(), 'wrong-secret', null],
  ])('%s', (_, secrets, room, secret, verdict, machine) => {
    expect(createRules(secrets, [], machines).judge({ room, hash: hashSecret(secret) })).toEqual({
      verdict,
      machine,
    });
  });

  test('is not that of the operator', () => {
    expect(createRules({ system: 'key' }, [], machines).judgeOperator(hashSecret('for all'))).toBe(
      'wrong-secret',
    );
    expect(createRules({ system: null }, [], machines).judgeOperator(hashSecret('for all'))).toBe(
      'no-secret',
    );
  });
});

test.each(['../hall', 'HALL', '', '__proto__', 'constructor'])('%j is not a room', room => {
  expect(createRules({ system: 'key' }).hasRoom(room)).toBe(false);
});

test('a trusted proxy is an address or a range of either kind', () => {
  const { isTrustedProxy } = createRules({ system: null }, ['192.0.2.1', '10.0.0.0/8', '2001:db8::/32']);
  const trusts = (address: string) => isTrustedProxy(ipaddr.process(address));
  expect(['192.0.2.1', '10.200.3.4', '2001:db8::1', '::ffff:10.0.0.1'].map(trusts)).not.toContain(false);
  expect(['192.0.2.2', '11.0.0.1', '2001:db9::1', '::1'].map(trusts)).not.toContain(true);
});
