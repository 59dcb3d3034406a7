import { performance } from 'node:perf_hooks';

/** How often a share is told. */
const everyMilliseconds = 100;
/** What is not done yet is never shown as done. */
const highestEstimate = 0.99;

/**
 * Waits for work that cannot say how far it is, and tells an estimated share of it meanwhile: `sample`
 * is the same work, `timesAsLong` times shorter, and is done first to see how fast this computer is.
 */
export async function withEstimatedProgress<T>(
  work: () => Promise<T>,
  sample: () => Promise<unknown>,
  timesAsLong: number,
  onProgress: (share: number) => void,
): Promise<T> {
  onProgress(0);
  const sampleStart = performance.now();
  await sample();
  const start = performance.now();
  const estimate = Math.max(1, (start - sampleStart) * timesAsLong);
  const timer = setInterval(() => {
    onProgress(Math.min(highestEstimate, (performance.now() - start) / estimate));
  }, everyMilliseconds);
  try {
    const result = await work();
    onProgress(1);
    return result;
  } finally {
    clearInterval(timer);
  }
}
