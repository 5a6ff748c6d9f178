import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createJsonSchema } from './create-json-schema.ts';
import { roomKeys } from './room-keys.ts';
import { systemKeys } from './system-keys.ts';
import { writeConfigurationPage } from './write-configuration-page.ts';

const keys = [...Object.entries(systemKeys.shape), ...Object.entries(roomKeys.shape)];

test.each(keys)('%s is explained', (key, schema) => {
  expect(schema.description).toMatch(/\.$/);
  expect(writeConfigurationPage()).toContain(`\`${key}\``);
});

test('the schema for editors knows types, defaults, other names, ended keys and terminators', () => {
  const { definitions, patternProperties } = createJsonSchema();
  expect(patternProperties).toEqual({ '^[A-Za-z0-9][A-Za-z0-9_]*$': { $ref: '#/definitions/room' } });
  expect(definitions).toMatchObject({
    config: {
      additionalProperties: false,
      properties: { reload: { type: 'integer', minimum: 5, maximum: 86_400, default: 600 }, '': {} },
    },
    room: {
      properties: {
        ircchannel: { description: 'The same key as `channel`.' },
        justintv_user: { deprecated: true },
        secret: { writeOnly: true },
      },
    },
  });
});

test('the committed files are what the schemas say', async () => {
  const root = join(import.meta.dirname, '../../..');
  expect(JSON.parse(await readFile(join(root, 'config.schema.json'), 'utf8'))).toEqual(createJsonSchema());
  expect(await readFile(join(root, 'docs/configuration.md'), 'utf8')).toBe(writeConfigurationPage());
});
