/**
 * Usage from the queue: one record, a list of them, or a body as of `POST /v1/usage`. Nobody waits for an answer, so a refused
 * record is kept where the desk shows it.
 * @module
 */
import { USAGE_RECORDS_MAX } from '#domain/metering/limits.ts';
import { recordIdOf } from '#domain/metering/record.ts';
import type { TenantUsage } from '#domain/metering/usage.ts';
import type { RefusedUsage } from '#lambdas/stores/usage-store.ts';
import { inPieces } from './in-flight.ts';
import { ingest, type Outcome } from './ingest.ts';
import type { QueuePorts } from './ports.ts';

/** The records in a message; a message that is no JSON is one record, which is refused. */
const recordsIn = (body: string): readonly unknown[] => {
  try {
    const sent: unknown = JSON.parse(body);
    const records = typeof sent === 'object' && sent !== null && 'records' in sent ? sent.records : sent;
    return Array.isArray(records) ? records : [records];
  } catch {
    return [body];
  }
};

const asRead = (record: unknown): Partial<TenantUsage> =>
  typeof record === 'object' && record !== null ? record : {};

const refusedOf = (outcome: Outcome, record: unknown, receivedAt: number): RefusedUsage[] =>
  'refusal' in outcome
    ? [{ receivedAt, id: recordIdOf(record) ?? '', code: outcome.refusal.refused, record: asRead(record) }]
    : [];

/**
 * Takes the records of one message.
 * @param sentAt when it was put on the queue: a message that is delivered again leaves no second trace
 * @throws where a store fails, or an hour is being closed and cannot be yet: the message is delivered again
 */
export const takeMessage = async (ports: QueuePorts, body: string, sentAt: number): Promise<void> => {
  for (const records of inPieces(recordsIn(body), USAGE_RECORDS_MAX)) {
    const outcomes = await ingest(ports, records);
    const refused = outcomes.flatMap((outcome, index) => refusedOf(outcome, records[index], sentAt));
    const isWaiting = refused.some(({ code }) => code === 'UPSTREAM_UNAVAILABLE');
    if (isWaiting) throw new Error('an hour is being closed and cannot be yet');
    if (refused.length > 0) await ports.usage.refused.keep(refused);
  }
};
