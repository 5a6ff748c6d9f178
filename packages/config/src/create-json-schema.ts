import { z } from 'zod';
import { ROOM_KEY_ALIASES, ROOM_KEYS_IN_CONFIG, roomKeys } from './room-keys.ts';
import { systemKeys } from './system-keys.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A block as editors see it: its keys, and the terminator. */
export interface BlockSchema extends JsonSchema {
  properties: Record<string, JsonSchema>;
}

/** JSON Schema of the config file, for editors. The file itself is checked by `parseConfig`, which knows more. */
export function createJsonSchema(): JsonSchema {
  const { config, room } = createBlockSchemas();
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Foyer: config.json',
    type: 'object',
    // Understood by the JSON language server of VS Code and others.
    allowComments: true,
    allowTrailingCommas: true,
    properties: {
      $schema: { type: 'string' },
      config: { $ref: '#/definitions/config' },
      default: {
        description: 'What every room has unless it says otherwise.',
        // Draft 7 reads nothing beside a $ref.
        allOf: [{ $ref: '#/definitions/room' }],
      },
      ...TERMINATOR,
    },
    patternProperties: { '^[A-Za-z0-9][A-Za-z0-9_]*$': { $ref: '#/definitions/room' } },
    additionalProperties: false,
    definitions: {
      config: { description: 'The system as a whole.', ...config },
      room: { description: 'A room, by the name that its address and its encoders use.', ...room },
    },
  };
}

export function createBlockSchemas(): { config: BlockSchema; room: BlockSchema } {
  const config = toBlockSchema(systemKeys.extend(ROOM_KEYS_IN_CONFIG));
  const room = toBlockSchema(roomKeys);
  for (const [alias, key] of Object.entries(ROOM_KEY_ALIASES)) {
    room.properties[alias] = { ...room.properties[key], description: `The same key as \`${key}\`.` };
  }
  Object.assign(config.properties, TERMINATOR);
  Object.assign(room.properties, TERMINATOR);
  return { config, room };
}

const TERMINATOR = { '': { description: 'Ends a block without a comma to think of; dropped.' } };

function toBlockSchema(schema: z.ZodObject): BlockSchema {
  const {
    $schema: _,
    properties = {},
    ...block
  } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return { ...block, properties: { ...(properties as Record<string, JsonSchema>) } };
}
