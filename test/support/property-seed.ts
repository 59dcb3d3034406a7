import fc from 'fast-check';

/*
 * By itself every run of the tests tries other random values. Where a change is judged (CI), the values
 * are the same each time: a change must not fail for a fault that was there before it. What random values
 * find on anybody's computer is mended there, and the value becomes a test of its own.
 */
if (process.env['CI'] === 'true') fc.configureGlobal({ seed: 20_261_122 });
