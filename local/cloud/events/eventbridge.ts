import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { type Service, ServiceFault } from '../endpoints/call.ts';
import { busArn } from '../identity/needs/messaging.ts';
import type { Buses } from './buses.ts';

/** EventBridge quotas (2026-11): entries of one PutEvents call, and bytes of all its entries together. */
const ENTRIES_MAX = 10;
const ENTRIES_BYTES_MAX = 1_048_576;

const Entry = v.looseObject({
  Source: v.optional(v.string()),
  DetailType: v.optional(v.string()),
  Detail: v.optional(v.string()),
  EventBusName: v.optional(v.string()),
  Resources: v.optional(v.array(v.string()), []),
  /** Epoch seconds. */
  Time: v.optional(v.number()),
});
const PutEvents = v.looseObject({ Entries: v.array(Entry) });

const DetailObject = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));

const refused = (ErrorCode: string, ErrorMessage: string) => ({ ErrorCode, ErrorMessage });

const putEntry = (
  entry: v.InferOutput<typeof Entry>,
  buses: Buses,
  site: { account: string; region: string },
  now: number,
) => {
  const { Source: source, DetailType: detailType, Detail } = entry;
  if (!source || !detailType || Detail === undefined) {
    return refused(
      'InvalidArgument',
      'Parameter Source, DetailType or Detail is not valid. Reason: it is required.',
    );
  }
  if (source.startsWith('aws.'))
    return refused('NotAuthorizedForSourceException', 'Not authorized for the source.');
  const detail = v.safeParse(DetailObject, Detail);
  if (!detail.success) return refused('MalformedDetail', 'Detail is malformed.');
  const bus = busArn(entry.EventBusName, site);
  const id = randomUUID();
  const at = entry.Time === undefined ? now : entry.Time * 1000;
  // A bus that does not exist takes the event and drops it, as on AWS.
  if (buses.has(bus)) {
    buses.put(bus, {
      version: '0',
      id,
      'detail-type': detailType,
      source,
      ...site,
      time: new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z'),
      resources: entry.Resources,
      detail: detail.output,
    });
  }
  return { EventId: id };
};

/** Amazon EventBridge over the template's buses. */
export const eventBridgeService =
  (buses: Buses, site: { account: string; region: string }, now: () => number): Service =>
  async ({ input, request, principal }) => {
    const { Entries } = v.parse(PutEvents, input);
    if (Entries.length === 0 || Entries.length > ENTRIES_MAX) {
      throw new ServiceFault('ValidationException', `Entries must have 1 to ${ENTRIES_MAX} members.`);
    }
    if (request.body.length > ENTRIES_BYTES_MAX) {
      throw new ServiceFault(
        'ValidationException',
        'Total size of the entries in the request is over the limit.',
      );
    }
    const results = Entries.map((entry) =>
      putEntry(entry, buses, { ...site, account: principal.role.account }, now()),
    );
    const FailedEntryCount = results.filter((result) => 'ErrorCode' in result).length;
    return { status: 200, body: { FailedEntryCount, Entries: results } };
  };
