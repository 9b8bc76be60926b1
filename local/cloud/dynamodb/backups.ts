import * as v from 'valibot';
import type { Database } from './database.ts';
import { type Body, parse, type Reply, refused } from './wire.ts';

const UpdateRequest = v.looseObject({
  TableName: v.string(),
  PointInTimeRecoverySpecification: v.looseObject({ PointInTimeRecoveryEnabled: v.boolean() }),
});

const describe = (db: Database, table: string): Reply => {
  const settings = db.settings.table(table);
  if (!settings) throw refused('TableNotFoundException', `Table not found: ${table}`);
  const status = settings.pointInTimeRecovery ? 'ENABLED' : 'DISABLED';
  return {
    status: 200,
    body: {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: status },
      },
    },
  };
};

/** DescribeContinuousBackups: says what was asked for; there are no backups here. */
export const describeBackups = async (db: Database, body: Body): Promise<Reply> =>
  describe(db, `${body['TableName']}`);

/** UpdateContinuousBackups: accepted and remembered. */
export const updateBackups = (db: Database, body: Body): Promise<Reply> =>
  db.gate.write(async () => {
    const { TableName, PointInTimeRecoverySpecification } = parse(UpdateRequest, body);
    const settings = db.settings.table(TableName);
    if (settings) {
      const pointInTimeRecovery = PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled;
      db.settings.setTable(TableName, { ...settings, pointInTimeRecovery });
    }
    return describe(db, TableName);
  });
