import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ReassignmentOutcome } from '#domain/api/reassignment-writes.ts';
import { linkedStreet, street, TARGET } from './street.ts';

test('a dry run answers the plan', async () => {
  const made = await street();
  const { status, body } = await made.ask({}, {}, '/v1/reassignments?dryRun=true');
  (await import('node:fs')).writeFileSync('/tmp/api-plan.json', JSON.stringify(body));
  expect(status).toBe(200);
  v.parse(ReassignmentOutcome, body);
  const { made: m2, changeId } = await linkedStreet();
  await m2.wait(10 * 60000);
  (await import('node:fs')).writeFileSync('/tmp/api-view.json', JSON.stringify(await m2.change(changeId)));
  expect(body.reassignment.targetAccount).toBe(TARGET);
});
