/**
 * Nobody waits for the sweep: once a change is committed, the worker that tells the vendor hears of it.
 * @module
 */
import type { ReadingView } from '#domain/api/vendor-reading.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { log } from '#lambdas/edge/log.ts';
import type { Answer } from '#lambdas/edge/operator.ts';
import type { ActPorts } from './act-ports.ts';

/** What a write of this capability answers. */
interface Acted {
  readonly dryRun: boolean;
  readonly change?: ReadingView | undefined;
}

/** The same write; what it began is put on the queue. Where that fails, the sweep finds it within a minute. */
export const tellingAtOnce =
  <Asked, Body extends Acted>(
    { queue }: Pick<ActPorts, 'queue'>,
    write: (asked: Asked) => Promise<Answer<Body> | Refusal>,
  ) =>
  async (asked: Asked): Promise<Answer<Body> | Refusal> => {
    const answer = await write(asked);
    if (isRefusal(answer) || answer.body.dryRun || !answer.body.change) return answer;
    const { propagationId: id } = answer.body.change;
    await queue.send([{ kind: 'propagation', id }]).catch((error: Error) => {
      log.warn('a change is told with the next sweep', { propagationId: id, name: error.name });
    });
    return answer;
  };
