import * as v from 'valibot';
import type { EmbeddedDynamoDb } from '../dynamodb/server.ts';
import type { Service } from '../endpoints/call.ts';

const Units = v.optional(v.looseObject({ CapacityUnits: v.number() }));
const Consumed = v.looseObject({
  TableName: v.string(),
  CapacityUnits: v.number(),
  Table: Units,
  GlobalSecondaryIndexes: v.optional(v.record(v.string(), v.looseObject({ CapacityUnits: v.number() }))),
});
const Answer = v.looseObject({
  ConsumedCapacity: v.optional(
    v.union([
      v.pipe(
        Consumed,
        v.transform((one) => [one]),
      ),
      v.array(Consumed),
    ]),
  ),
});

/** Capacity units by table (`concord-state`) and index (`concord-state/byState`). */
const unitsOf = (body: unknown): Record<string, number> => {
  const units: Record<string, number> = {};
  const answer = v.safeParse(Answer, body);
  if (!answer.success) return units;
  for (const { TableName, CapacityUnits, Table, GlobalSecondaryIndexes = {} } of answer.output
    .ConsumedCapacity ?? []) {
    units[TableName] = (units[TableName] ?? 0) + (Table?.CapacityUnits ?? CapacityUnits);
    for (const [index, { CapacityUnits: ofIndex }] of Object.entries(GlobalSecondaryIndexes)) {
      const key = `${TableName}/${index}`;
      units[key] = (units[key] ?? 0) + ofIndex;
    }
  }
  return units;
};

/** Amazon DynamoDB: every call is answered with its capacity units in the log of calls, asked for or not. */
export const dynamoDbService =
  (database: Pick<EmbeddedDynamoDb, 'answer'>): Service =>
  async ({ target, operation, input }) => {
    const asked = input.ReturnConsumedCapacity;
    const metered = operation === 'DescribeTable' ? input : { ...input, ReturnConsumedCapacity: 'INDEXES' };
    const { status, body } = await database.answer(`${target}.${operation}`, metered);
    const units = unitsOf(body);
    if (asked === 'INDEXES' || typeof body !== 'object' || body === null) return { status, body, units };
    if (asked === 'TOTAL') {
      const again = JSON.parse(
        JSON.stringify(body, (key, value) =>
          key === 'Table' || key === 'GlobalSecondaryIndexes' ? undefined : value,
        ),
      );
      return { status, body: again, units };
    }
    const { ConsumedCapacity: _, ...rest } = body as Record<string, unknown>;
    return { status, body: rest, units };
  };
