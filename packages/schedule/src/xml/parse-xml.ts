import type { Problem } from '../model.ts';
import { ProblemLog } from '../problem-log.ts';
import { readProlog } from './read-prolog.ts';
import { type ElementTaker, type TreeLimits, XmlTreeBuilder } from './tree-builder.ts';
import type { XmlElement } from './xml-element.ts';

export interface XmlDocument {
  root: XmlElement | null;
  problems: Problem[];
  /** False if the source broke off before its root was closed, or is larger than we read. */
  complete: boolean;
}

export interface XmlLimits extends TreeLimits {
  maxLength: number;
}

export interface ParseXmlOptions {
  limits?: XmlLimits;
  taker?: ElementTaker;
}

/** Ten times the largest programme known, in every direction. */
const DEFAULT_LIMITS: XmlLimits = { maxLength: 32_000_000, maxDepth: 64, maxElements: 1_000_000 };

/**
 * Builds a light tree of an XML document, without the elements that a taker takes. Never throws: what is
 * not well-formed is read as far as it makes sense, and reported.
 */
export function parseXml(
  source: string,
  { limits = DEFAULT_LIMITS, taker }: ParseXmlOptions = {},
): XmlDocument {
  const log = new ProblemLog();
  if (source.length > limits.maxLength) {
    log.error(
      'xml-too-large',
      `Expected at most ${limits.maxLength} characters of XML, but ${source.length} came. ${NOT_A_PROGRAMME}`,
    );
    return { root: null, problems: log.list(), complete: false };
  }
  const { doctype, end } = readProlog(source);
  if (doctype?.text.includes('<!ENTITY')) {
    log.error(
      'xml-entities-declared',
      'The document type declares entities of its own. They are never expanded, and texts that use them stay as they are. Remove the <!DOCTYPE …>.',
      { line: doctype.line },
    );
  }
  // The document type is kept from the tokenizer, for which it would end at its first `>`.
  const start = doctype === null ? 0 : end;
  const builder = new XmlTreeBuilder({ source, start, limits, log, taker });
  builder.build();
  return { root: builder.root, problems: log.list(), complete: builder.complete };
}

const NOT_A_PROGRAMME = 'This is hardly the programme of a conference: check its address.';
