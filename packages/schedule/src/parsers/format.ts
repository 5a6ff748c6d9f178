import type { Feed, ParseOptions } from '../model.ts';

/** A format of programmes, with its parser. One file each. */
export interface Format<Name extends string = string> {
  name: Name;
  /** What else the configuration may call it. */
  aliases: readonly string[];
  /** Never throws. */
  parse: (text: string, options: ParseOptions) => Feed;
  /** Whether a text can only be meant as this format; cheap, it does not parse. */
  recognise: (text: string) => boolean;
}
