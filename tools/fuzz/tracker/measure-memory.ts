/** Loaded into a tracker before itself: tells its parent how much memory it takes, whenever that asks. */
process.on('message', () => {
  // Twice: what the first one finds to be finalised, the second takes away.
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss: rssBytes, heapUsed, external } = process.memoryUsage();
  process.send?.({ rssBytes, heapBytes: heapUsed + external });
});
