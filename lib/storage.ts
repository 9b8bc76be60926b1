/**
 * Our state and the high-volume facts, in two tables; `docs/storage.md` says what stands in them.
 * @module
 */

import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { STATE_TABLE, USAGE_TABLE } from '#domain/names.ts';

/**
 * The calls of the state store, as it makes them: loads by key, commits in one transaction, lists from an
 * index.
 */
export const LOAD = ['dynamodb:BatchGetItem'] as const;
export const COMMIT = ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'] as const;
export const LIST = ['dynamodb:Query'] as const;

/** An index of the state table; each is granted by name. */
export type StateIndex = 'byState' | 'byKind' | 'byBuyer';

export class Storage extends Construct {
  /** Entities and the journal. Its stream carries what `publishing` sends. */
  readonly state: Table;
  /** Raw notifications; one plain write each, no stream. */
  readonly usage: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.state = new Table(this, 'State', { ...tableOf(STATE_TABLE), stream: StreamViewType.NEW_IMAGE });
    for (const index of [STATE_TABLE.byState, STATE_TABLE.byKind, STATE_TABLE.byBuyer]) {
      this.state.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
        sortKey: { name: index.sortKey, type: AttributeType.STRING },
        projectionType: ProjectionType.KEYS_ONLY,
      });
    }
    this.usage = new Table(this, 'Usage', tableOf(USAGE_TABLE));
  }

  /** ARN of one index, for a grant: `…/index/*` would open the others too. */
  indexArn(index: StateIndex): string {
    return `${this.state.tableArn}/index/${STATE_TABLE[index].name}`;
  }
}

interface TableKeys {
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly ttl: string;
}

const tableOf = (keys: TableKeys): TableProps => ({
  partitionKey: { name: keys.partitionKey, type: AttributeType.STRING },
  sortKey: { name: keys.sortKey, type: AttributeType.STRING },
  timeToLiveAttribute: keys.ttl,
  billingMode: BillingMode.PAY_PER_REQUEST,
  // The account's key for DynamoDB, visible in CloudTrail; a key of our own would put KMS into every role.
  encryption: TableEncryption.AWS_MANAGED,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
});
