import { createBlockSchemas } from './create-json-schema.ts';
import { ROOM_KEY_ALIASES, ROOM_KEYS_IN_CONFIG } from './room-keys.ts';
import { RESERVED_NAMES } from './room-names.ts';
import { SETTINGS } from './settings.ts';

type Property = ReturnType<typeof createBlockSchemas>['room']['properties'][string];

/** `docs/configuration.md`: every key and setting, from the schemas that check them. */
export function writeConfigurationPage(): string {
  const { config, room } = createBlockSchemas();
  const inherited = Object.keys(ROOM_KEYS_IN_CONFIG);
  const ownKeys = Object.entries(config.properties).filter(([key]) => key !== '' && !inherited.includes(key));
  const roomKeys = Object.entries(room.properties).filter(
    ([key]) => key !== '' && !(key in ROOM_KEY_ALIASES),
  );
  const ended = roomKeys.filter(([, property]) => property.deprecated === true).map(([key]) => `\`${key}\``);
  return `${[
    INTRODUCTION,
    '## The system: `config`',
    writeKeyTable(ownKeys),
    `${inherited.map(key => `\`${key}\``).join(', ')} may stand here too, as defaults for every room.`,
    '## A room: `default` and the rooms',
    writeKeyTable(roomKeys.filter(([, property]) => property.deprecated !== true)),
    `Accepted from older configs and ignored: ${ended.join(', ')}.`,
    ...roomKeys.flatMap(([key, property]) => writeInnerTable(key, property)),
    '## Settings of one machine',
    'By the environment, or as an option, which goes first.',
    writeSettingsTable(),
  ].join('\n\n')}\n`;
}

const INTRODUCTION = `<!-- Written by packages/config/src/generate-schema.ts: change the schemas there. -->
# Configuration

\`config.json\` describes the conference. Beside it may stand \`config.private.json\`, which is merged over it key by key (a list takes the place of a list) and is never committed: secrets belong there. \`npm run config check\` says what is wrong with the two, all at once, and prints what they come to with secrets masked.

- Comments (\`//\`, \`/* */\`) and trailing commas are allowed. A key \`""\` and an element \`""\` of a list end a block or a list, and are dropped.
- \`config\` is about the whole system, \`default\` is what every room has unless it says otherwise, and every other object is a room. A room's name is of letters, digits and \`_\`; it is the room's address and what encoders register as. Names that the portal has addresses for itself are no rooms: ${RESERVED_NAMES.map(name => `\`${name}\``).join(', ')}.
- \`false\`, \`null\` and \`""\` switch a key off.
- In a room's texts \`%(group)s\` is the name of the room and \`%(key)s\` its value of another key; \`%%\` is a percent sign. Secrets are left as they are.
- A key that does not exist, a value of the wrong kind, a key that stands twice: each is an error, with its file, line, room and key. Programs do not start with one. If the file changes while they run, they take it over without a restart; if it has an error then, they say so and go on with what they had.`;

function writeKeyTable(properties: [string, Property][]): string {
  const rows = properties.map(([key, property]) => [
    `\`${key}\``,
    describeType(property),
    describeDefault(property.default),
    property.description ?? '',
  ]);
  return writeTable([['Key', 'Type', 'Default', 'Meaning'], ...rows]);
}

/** The keys of an object that is the value of a key; nothing for what has other values. */
function writeInnerTable(key: string, { anyOf = [] }: Property): string[] {
  const properties = anyOf.flatMap(each => Object.entries(each.properties ?? {}));
  // A schema may be `true`; none of these is.
  const inner = properties.flatMap(([name, property]): [string, Property][] =>
    typeof property === 'boolean' ? [] : [[name, property]],
  );
  return inner.length === 0 ? [] : [`### In \`${key}\``, writeKeyTable(inner)];
}

function writeSettingsTable(): string {
  const rows = Object.entries(SETTINGS).map(([option, { variable, byDefault, meaning }]) => [
    `\`${variable}\``,
    `\`--${option}\``,
    byDefault,
    meaning,
  ]);
  return writeTable([['Variable', 'Option', 'Default', 'Meaning'], ...rows]);
}

function writeTable([header = [], ...rows]: string[][]): string {
  const lines = [header, header.map(() => '---'), ...rows];
  return lines.map(cells => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

function describeType(property: Property): string {
  const { anyOf, type, format, minimum, maximum, items } = property;
  if (property.writeOnly === true) return 'secret';
  // The others are `false`, `""` and `null`, which switch the key off.
  if (anyOf !== undefined)
    return anyOf
      .filter(each => each.type !== 'boolean' && each.type !== 'null' && each.const !== '')
      .map(describeType)
      .join(' or ');
  if (Array.isArray(property.enum)) return property.enum.map(each => `\`${String(each)}\``).join(', ');
  if (type === 'integer') return `number, ${minimum} to ${maximum}`;
  if (type === 'boolean') return '`true` or `false`';
  if (type === 'object') return 'object';
  if (type === 'array' && typeof items === 'object' && 'oneOf' in items) return 'list of objects';
  if (type === 'array')
    return Array.isArray(items) || typeof items !== 'object'
      ? 'list'
      : `list of ${pluralise(describeType(items))}`;
  return FORMATS[format ?? ''] ?? 'text';
}

/** Also of alternatives. */
function pluralise(words: string): string {
  const nouns = words.split(' or ');
  return nouns.map(noun => (noun.endsWith('s') ? `${noun}es` : `${noun}s`)).join(' or ');
}

const FORMATS: Readonly<Record<string, string>> = {
  uri: 'address',
  'uri-reference': 'address or path',
  regex: 'regular expression',
  date: 'day',
  color: 'colour',
};

function describeDefault(value: unknown): string {
  if (value === null || value === undefined) return 'off';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(each => `\`${each}\``).join(', ');
  return `\`${String(value)}\``;
}
