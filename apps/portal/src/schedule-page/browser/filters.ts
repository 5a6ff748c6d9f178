import { foldText } from './fold-text.ts';

/** What is looked for. */
export interface Filters {
  /** As it was typed. */
  text: string;
  /** Tokens of words: `t3`, `l0`, `r12`. */
  tokens: ReadonlySet<string>;
  /** Only what has a star. */
  mine: boolean;
}

/** What an entry is judged by. */
export interface Judged {
  tokens: readonly string[];
  starred: boolean;
  /** Folded. Asked for only where text is looked for. */
  readText(): string;
}

export const NO_FILTERS: Filters = { text: '', tokens: new Set(), mine: false };

/** A word of a kind picks what has it; words of one kind add up, kinds narrow each other down. */
export function createJudge({ text, tokens, mine }: Filters): (entry: Judged) => boolean {
  const kinds = ['t', 'l', 'r'].map(kind => [...tokens].filter(token => token.startsWith(kind)));
  const parts = foldText(text)
    .split(' ')
    .filter(part => part !== '');
  return entry => {
    if (mine && !entry.starred) return false;
    if (!kinds.every(kind => kind.length === 0 || kind.some(token => entry.tokens.includes(token))))
      return false;
    if (parts.length === 0) return true;
    const known = entry.readText();
    return parts.every(part => known.includes(part));
  };
}

export function toggleToken(tokens: ReadonlySet<string>, token: string): ReadonlySet<string> {
  const toggled = new Set(tokens);
  if (!toggled.delete(token)) toggled.add(token);
  return toggled;
}

export function isFiltering({ text, tokens, mine }: Filters): boolean {
  return mine || tokens.size > 0 || text.trim() !== '';
}

/** Looking for something goes through all days, as a list; picking stays with the day and its grid. */
export function isLookingUp({ text, mine }: Filters): boolean {
  return mine || text.trim() !== '';
}

/** A word as the address calls it. */
export interface NamedWord {
  token: string;
  kind: string;
  name: string;
}

/** Reads what an address looks for: `?q=…&track=…&room=…&language=…&mine`; words that there are not are left out. */
export function readFilters(params: URLSearchParams, words: readonly NamedWord[]): Filters {
  return {
    text: (params.get('q') ?? '').slice(0, MAX_TEXT_LENGTH),
    tokens: new Set(
      words.filter(({ kind, name }) => params.getAll(kind).includes(name)).map(({ token }) => token),
    ),
    mine: params.has('mine'),
  };
}

/** Writes it back; what else the address says stays. */
export function writeFilters(
  params: URLSearchParams,
  filters: Filters,
  words: readonly NamedWord[],
): URLSearchParams {
  const written = new URLSearchParams(params);
  for (const name of ['q', 'mine', ...words.map(({ kind }) => kind)]) written.delete(name);
  if (filters.text.trim() !== '') written.set('q', filters.text.trim());
  for (const { token, kind, name } of words) if (filters.tokens.has(token)) written.append(kind, name);
  if (filters.mine) written.set('mine', '');
  return written;
}

const MAX_TEXT_LENGTH = 200;
