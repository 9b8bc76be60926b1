/**
 * The queue of entities whose time has come: the sweep names them, workers decide.
 * @module
 */
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { AWS_SQS_BATCH_MAX } from '#domain/limits.ts';

const DueSchema = v.object({
  kind: v.picklist([
    'license',
    'tenant',
    'registration',
    'entitlements',
    'offer',
    'reassignment',
    'activations',
    'propagation',
    // never due: a vendor's system turned, and what waits for it is looked at
    'upstream',
  ]),
  id: v.string(),
});
/** An entity that is due. */
export type Due = v.InferOutput<typeof DueSchema>;

export interface DueQueue {
  /** Puts them on the queue, or throws; one may come twice, which does no harm. */
  send(due: readonly Due[]): Promise<void>;
}

/** Reads a message of the queue; throws where it is none. */
export const readDue = (body: string): Due => v.parse(DueSchema, JSON.parse(body));

const chunks = <Each>(all: readonly Each[], size: number): Each[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

/** The queue behind a URL. */
export const sqsDueQueue = (queueUrl: string): DueQueue => {
  const client = new SQSClient({});
  return {
    send: async (due) => {
      for (const chunk of chunks(due, AWS_SQS_BATCH_MAX)) {
        const Entries = chunk.map((each, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(each),
        }));
        const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
        if (answer.Failed?.length) throw new Error(`${answer.Failed.length} due messages were not taken`);
      }
    },
  };
};
