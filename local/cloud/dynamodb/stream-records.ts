import type { StreamEntry } from './changes.ts';
import type { StreamSettings, ViewType } from './settings.ts';
import { itemBytes } from './size.ts';
import type { Item } from './wire.ts';

/** A record as GetRecords and Lambda show it. Times are seconds since the epoch. */
export interface StreamRecord {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  eventVersion: '1.1';
  eventSource: 'aws:dynamodb';
  awsRegion: string;
  dynamodb: {
    ApproximateCreationDateTime: number;
    Keys: Item;
    NewImage?: Item;
    OldImage?: Item;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: ViewType;
  };
  userIdentity?: { Type: 'Service'; PrincipalId: 'dynamodb.amazonaws.com' };
}

/** The API reference gives a sequence number 21 to 40 digits. */
const SEQUENCE_DIGITS = 21;

export const sequenceNumber = (sequence: number): string => `${sequence}`.padStart(SEQUENCE_DIGITS, '0');

const NEW_IMAGE: readonly ViewType[] = ['NEW_IMAGE', 'NEW_AND_OLD_IMAGES'];
const OLD_IMAGE: readonly ViewType[] = ['OLD_IMAGE', 'NEW_AND_OLD_IMAGES'];

/** A change as the stream's view type shows it. */
export const presentRecord = (
  { at, record }: StreamEntry,
  { viewType }: StreamSettings,
  region: string,
): StreamRecord => {
  const { keys, before, after } = record;
  const fresh = NEW_IMAGE.includes(viewType) ? after : undefined;
  const old = OLD_IMAGE.includes(viewType) ? before : undefined;
  const sequence = sequenceNumber(record.sequence);
  return {
    eventID: `${record.sequence.toString(16).padStart(32, '0')}`,
    eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(at / 1000),
      Keys: keys,
      ...(fresh && { NewImage: fresh }),
      ...(old && { OldImage: old }),
      SequenceNumber: sequence,
      SizeBytes: [keys, fresh, old].reduce((bytes, item) => bytes + (item ? itemBytes(item) : 0), 0),
      StreamViewType: viewType,
    },
    ...(record.expired && { userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' } }),
  };
};
