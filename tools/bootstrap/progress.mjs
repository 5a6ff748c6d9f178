/**
 * Shows that a step is going on and how long it took, on stderr: stdout belongs to the tool.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @param {{ write(text: string): unknown }} [out]
 * @returns {Promise<T>}
 */
export async function showStep(what, work, out = process.stderr) {
  const startedMs = performance.now();
  out.write(`foyer: ${what} … `);
  try {
    const result = await work();
    out.write(`${((performance.now() - startedMs) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    out.write('failed\n');
    throw error;
  }
}
