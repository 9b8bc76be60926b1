import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ReassignmentOutcome } from '#domain/api/reassignment-writes.ts';
import { street, TARGET } from './street.ts';

test('a dry run answers the plan', async () => {
  const made = await street();
  const { status, body } = await made.ask({}, {}, '/v1/reassignments?dryRun=true');
  expect(status).toBe(200);
  v.parse(ReassignmentOutcome, body);
  expect(body.reassignment.targetAccount).toBe(TARGET);
});
