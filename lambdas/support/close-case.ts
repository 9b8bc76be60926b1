/**
 * A person closes a support case. What the vendor has mended is mended here in the same commit: licenses are activated in the
 * tenant again.
 * @module
 */
import { isRefusal } from '#domain/errors.ts';
import { closeCase } from '#domain/support/close.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { onCase } from './api.corridor.ts';
import { activationsPath, casePath } from './paths.ts';
import type { SupportPorts } from './ports.ts';

type Key = 'POST /v1/support-cases/{id}/close';

/** `POST /v1/support-cases/{id}/close`. */
export const closeCaseOf = (ports: SupportPorts): Handler<Key> =>
  onCase<Key>(ports, {
    verb: 'close-support-case',
    reason: ({ body }) => `${body.how}: ${body.reason}`,
    decide: async (work, known, { body }) => {
      const { caseId, tenantId, state } = known;
      const before = await work.read('activations', tenantId);
      const closed = closeCase(known, before, body.how, work.now);
      if (isRefusal(closed)) return closed;
      const { case: after, activations, events, hints } = closed;
      const isMended = activations !== undefined && activations !== before;
      if (isMended) work.put('activations', tenantId, activations);
      const changes = [{ resource: casePath(caseId), from: state.name, to: after.state.name }];
      return {
        ...{ case: after, events, warnings: hints },
        changes: [
          ...(after === known ? [] : changes),
          ...(isMended
            ? [{ resource: activationsPath(tenantId), from: 'CONFLICT', to: activations.state.name }]
            : []),
        ],
      };
    },
  });
