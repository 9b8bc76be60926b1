/**
 * Usage over the wire: reported as the seller's product does, and compared with what AWS bills.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { ENV } from '#domain/names.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { HOUR_MS, isoOf, MINUTE_MS, startOfHour } from '#domain/time.ts';
import { dynamoCommits } from '#lambdas/stores/dynamodb.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { variableIn } from '#local/stand-ins.ts';
import type { Purchase } from '#local/tour/buyer.ts';
import { type Metered, type Tally, tallyOf } from '../metering/tally.ts';
import type { Moves } from './moves.ts';

/** ms · how long the functions get to work between two jumps of the clock, where nobody waits until they rest. */
const WORK_MS = 300;

const Outcomes = v.object({
  results: v.array(
    v.looseObject({
      status: v.picklist(['accepted', 'refused']),
      code: v.optional(v.string()),
      hour: v.optional(v.string()),
      late: v.optional(v.looseObject({ hour: v.optional(v.string()) })),
    }),
  ),
});
type Outcome = v.InferOutput<typeof Outcomes>['results'][number];

/** A record as its producer sends it; now, and of `requests`, unless it says otherwise. */
export type Sent = { readonly tenantId: string; readonly id: string } & Readonly<Record<string, unknown>>;

interface Line extends Metered {
  readonly licenseArn: string;
  readonly accountId: string;
  readonly duplicate: boolean;
}

/** What is reported from now on, and what AWS bills of it. */
export class Usage {
  readonly #moves: Moves;
  /** Tenants, by the licenses that pay for them. */
  readonly #owners = new Map<string, string>();
  readonly #accepted = new Map<string, Metered>();
  readonly #before: ReadonlySet<string>;

  constructor(moves: Moves) {
    this.#moves = moves;
    this.#before = new Set(this.#all().map(nameOf));
  }

  /** A license pays for a tenant. */
  of({ licenseArn }: Purchase, tenantId: string): this {
    this.#owners.set(licenseArn, tenantId);
    return this;
  }

  #all(): Line[] {
    return this.#moves.sandbox.marketplace.core.bill().flatMap(({ accountId, lines }) =>
      lines.flatMap((line) => {
        const tenantId = this.#owners.get(line.licenseArn) ?? line.licenseArn;
        return line.kind === 'usage' ? [{ ...line, accountId, tenantId }] : [];
      }),
    );
  }

  /** Lines of the bills of these licenses that came since. */
  lines(): Line[] {
    return this.#all().filter((line) => this.#owners.has(line.licenseArn) && !this.#before.has(nameOf(line)));
  }

  async #whole(records: readonly Sent[]) {
    const time = isoOf(await this.#moves.stage.now());
    return records.map((record) => ({ dimension: 'requests', time, ...record }));
  }

  /** Posts records. @returns what became of each */
  async report(records: readonly Sent[]): Promise<Outcome[]> {
    const whole = await this.#whole(records);
    const { status, body } = await this.#moves.stage.operator(
      'POST',
      '/v1/usage',
      { records: whole },
      {},
      'producer',
    );
    if (status !== 200) throw new Error(`POST /v1/usage: ${status} ${JSON.stringify(body)}`);
    const { results } = v.parse(Outcomes, body);
    results.forEach((outcome, index) => {
      if (outcome.status === 'accepted') this.#keep(whole[index], outcome.late?.hour);
    });
    return results;
  }

  /** Puts records on the queue, where each of them is good. */
  async enqueue(records: readonly Sent[]): Promise<void> {
    const whole = await this.#whole(records);
    await this.#moves.stage.enqueueUsage({ records: whole });
    for (const record of whole) this.#keep(record);
  }

  #keep(record: (Sent & { readonly time?: unknown }) | undefined, lateHour?: string): void {
    if (!record) return;
    const { tenantId, id, time, dimension, quantity } = record as Sent & { time: string };
    const used = startOfHour(Date.parse(time));
    const name = `${tenantId} ${String(dimension)} ${used} ${id}`;
    const hour = lateHour === undefined ? used : Date.parse(lateHour);
    if (!this.#accepted.has(name))
      this.#accepted.set(name, { tenantId, dimension: String(dimension), quantity: Number(quantity), hour });
  }

  tally(): Tally {
    return tallyOf(this.#accepted.values(), this.lines());
  }

  /** Goes on until everything that was accepted is billed. @throws with the counts where it is not within an hour */
  async billed(missing = 0): Promise<Tally> {
    return this.#moves.until(
      async () => this.tally(),
      ({ lost }) => lost <= missing,
      60,
    );
  }

  /** Goes on to the end of the hour that runs, and past its closing time. */
  async hourOver(): Promise<void> {
    await this.#moves.atMinute(0);
    await this.#moves.minutes(11);
  }

  /** Time jumps by steps while AWS fails: a run of the submitter goes on until its time is over, so nobody waits for that. */
  async jump(ms: number, stepMs: number): Promise<void> {
    const { clock } = this.#moves.sandbox;
    for (let passed = 0; passed < ms; passed += stepMs) {
      clock.advance(stepMs);
      await new Promise((resolve) => setTimeout(resolve, WORK_MS));
    }
  }
}

const nameOf = ({ licenseArn, dimension, hour }: Line): string => `${licenseArn} ${dimension} ${hour}`;

/** An instant within the hour that began so many hours before this one. */
export const hoursAgo = async (moves: Moves, hours: number): Promise<string> =>
  isoOf(startOfHour(await moves.stage.now()) - hours * HOUR_MS + MINUTE_MS);

/**
 * A later version of a product's policy with more dimensions, which AWS sells unless they are `unsold`.
 * @param role of a function that may write state
 */
export const widen = async (
  { cloud, marketplace, urls }: Sandbox,
  { product, policy, sold, unsold }: { product: string; policy: Policy; sold: string[]; unsold: string[] },
): Promise<void> => {
  const role = [...cloud.roles.values()].find(({ name }) => name.includes('DirectoryWrite'));
  if (!role) throw new Error('nobody may write state');
  const client = new DynamoDBClient({
    endpoint: urls.endpoints,
    region: cloud.region,
    credentials: cloud.keys.issue(role, 'test'),
  });
  const known = policy.metering?.dimensions ?? {};
  const dimensions = { ...known, ...Object.fromEntries([...sold, ...unsold].map((key) => [key, {}])) };
  const entity: Policy = {
    ...policy,
    version: policy.version + 1,
    metering: { ...policy.metering, dimensions },
  };
  const tableName = variableIn(cloud, ENV.stateTable) ?? '';
  const key = { kind: 'policy' as const, id: `${policy.vendor}/${policy.product}` };
  const write = { key, entity, expectedVersion: 0 };
  await dynamoCommits({ client, tableName }).commit({ writes: [write], guards: [] });
  const { products } = marketplace.core.state;
  const listed = products[product];
  if (!listed) throw new Error(`no product ${product}`);
  const more = sold.map((each) => ({
    ...{ key: each, title: each, unit: 'Units', kind: 'usage' as const, price: '1' },
  }));
  products[product] = { ...listed, dimensions: [...listed.dimensions, ...more] };
};
