/**
 * `npm run tour`: plays the story against a running sandbox, says what happens at each step,
 * and exits 1 where a step is not as said. `npm run tour -- landing-first` plays one story.
 * @module
 */
import { parseArgs } from 'node:util';
import { failureText } from './failure.ts';
import { play } from './play.ts';

const { values, positionals } = parseArgs({
  options: { port: { type: 'string', default: process.env.CONCORD_PORT ?? '4000' } },
  allowPositionals: true,
});
const port = Number(values.port);

try {
  const urls = { home: `http://localhost:${port}`, marketplace: `http://localhost:${port + 10}` };
  const steps = await play(urls, positionals);
  console.log(`\nAll ${steps} steps were as said.`);
} catch (error) {
  console.error(failureText(error, port));
  process.exitCode = 1;
}
