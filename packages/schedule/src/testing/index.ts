/** For tests of other packages, and for `npm run fuzz`: no program imports this. */
export { checkFeed, readCase, UnsoundFeedError } from './fuzz/check-case.ts';
export {
  FUZZ_TARGETS,
  type FuzzCase,
  type FuzzCorpus,
  type FuzzTarget,
  loadCorpus,
  makeCase,
} from './fuzz/make-case.ts';
export { mutateText } from './fuzz/mutate-text.ts';
export { pickOddText } from './fuzz/odd-values.ts';
export { createRandom, mixSeeds, type Random } from './fuzz/random.ts';
export { listMarkupDangers } from './list-markup-dangers.ts';
export { makeFeed } from './make-feed.ts';
export { makeSession } from './make-session.ts';
export { MARKUP_ATTACKS } from './markup-attacks.ts';
export { hasRealProgrammes, readProgramme } from './real-programmes.ts';
