import * as v from 'valibot';
import { maybe } from '../call.ts';
import { AwsFault } from '../fault.ts';
import { ALLOCATIONS_MAX, TAG_CHARACTERS, TAGS_PER_ALLOCATION_MAX } from '../limits.ts';

const Quantity = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647));

/** A usage record on the wire; `Timestamp` is epoch seconds, with or without a fraction. */
export const UsageRecord = v.object({
  Timestamp: v.number(),
  Dimension: v.pipe(v.string(), v.nonEmpty()),
  Quantity: maybe(Quantity),
  CustomerIdentifier: maybe(v.string()),
  CustomerAWSAccountId: maybe(v.string()),
  LicenseArn: maybe(v.string()),
  UsageAllocations: maybe(
    v.pipe(
      v.array(
        v.object({
          AllocatedUsageQuantity: Quantity,
          Tags: maybe(v.array(v.object({ Key: v.string(), Value: v.string() }))),
        }),
      ),
      v.minLength(1),
    ),
  ),
});
export type UsageRecord = v.InferOutput<typeof UsageRecord>;

type Tags = readonly { Key: string; Value: string }[];

const checkTags = (tags: Tags): void => {
  const faulty =
    tags.length > TAGS_PER_ALLOCATION_MAX ||
    new Set(tags.map(({ Key }) => Key)).size < tags.length ||
    tags.some(({ Key, Value }) => Key === '' || !TAG_CHARACTERS.test(Key) || !TAG_CHARACTERS.test(Value));
  if (faulty)
    throw new AwsFault('InvalidTagException', 'The tag is invalid, or the number of tags is greater than 5.');
};

const tagSet = (tags: Tags): string => JSON.stringify(tags.map(({ Key, Value }) => `${Key}=${Value}`).sort());

/** Refuses allocations that do not add up to the quantity, share a set of tags, are too many, or are tagged wrongly. */
export const checkAllocations = ({
  Quantity: quantity,
  UsageAllocations: allocations,
}: UsageRecord): void => {
  if (allocations === null || allocations === undefined) return;
  for (const { Tags } of allocations) checkTags(Tags ?? []);
  const sum = allocations.reduce((total, { AllocatedUsageQuantity }) => total + AllocatedUsageQuantity, 0);
  const sets = new Set(allocations.map(({ Tags }) => tagSet(Tags ?? [])));
  if (sum !== (quantity ?? 0) || sets.size < allocations.length || allocations.length > ALLOCATIONS_MAX)
    throw new AwsFault(
      'InvalidUsageAllocationsException',
      'Sum of allocated usage quantities is not equal to the usage quantity, or allocations share a set of tags.',
    );
};
