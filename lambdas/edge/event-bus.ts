/**
 * Concord's bus: events out, to the seller's application.
 * @module
 */
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';

/** One event, as EventBridge takes it. */
export interface BusEntry {
  readonly detailType: string;
  readonly detail: string;
  readonly time: Date;
}

export interface EventBus {
  /**
   * Offers up to ten entries.
   * @returns for each entry whether it was taken
   */
  put(entries: readonly BusEntry[]): Promise<readonly boolean[]>;
}

/** The bus of a name, with Concord as the source of what it carries. */
export const eventBridgeBus = (name: string, source: string): EventBus => {
  const client = new EventBridgeClient({});
  const entryOf = ({ detailType, detail, time }: BusEntry): PutEventsRequestEntry => ({
    EventBusName: name,
    Source: source,
    DetailType: detailType,
    Detail: detail,
    Time: time,
  });
  return {
    put: async (entries) => {
      const answer = await client.send(new PutEventsCommand({ Entries: entries.map(entryOf) }));
      return entries.map((_, index) => answer.Entries?.[index]?.EventId !== undefined);
    },
  };
};
