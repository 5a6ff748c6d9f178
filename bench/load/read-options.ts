import { parseArgs } from 'node:util';
import { end } from './read-files.ts';

type Defaults = Readonly<Record<string, number | readonly number[]>>;

type Options<D extends Defaults> = { [Name in keyof D]: D[Name] extends number ? number : number[] };

/**
 * The options of a benchmark: whole numbers, `--rounds 5`, or lists of them where the default is one,
 * `--viewers 1000,10000`. Prints `usage` and ends the program if it was asked for, or what was given is not expected.
 */
export function readOptions<D extends Defaults>(usage: string, defaults: D): Options<D> {
  const names = Object.keys(defaults);
  const options = Object.fromEntries(names.map(name => [name, { type: 'string' as const }]));
  try {
    const { values } = parseArgs({ options: { ...options, help: { type: 'boolean' } } });
    if (values.help === true) return end(usage, 0);
    const given: Readonly<Record<string, unknown>> = values;
    const entries = names.map(name => [name, readNumbers(name, given[name], Array.isArray(defaults[name]))]);
    return { ...defaults, ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)) };
  } catch (error) {
    return end(`${error instanceof Error ? error.message : error}\n\n${usage}`, 2);
  }
}

function readNumbers(name: string, text: unknown, isList: boolean): number | number[] | undefined {
  if (typeof text !== 'string') return undefined;
  const numbers = text.split(',').map(Number);
  const [first] = numbers;
  if (first !== undefined && numbers.every(isCount) && (isList || numbers.length === 1)) {
    return isList ? numbers : first;
  }
  const expected = isList ? 'whole numbers above 0, separated by commas' : 'a whole number above 0';
  throw new Error(`--${name} is "${text}", expected ${expected}.`);
}

function isCount(number: number): boolean {
  return Number.isInteger(number) && number > 0;
}
