/**
 * A support case leaves the house: a person gave it to the vendor; or has it mailed to a colleague.
 * @module
 */
import { isRefusal, refuse } from '#domain/errors.ts';
import { written } from '#domain/messages/letter.ts';
import { linesOf, supportPage } from '#domain/support/page.ts';
import { submitCase } from '#domain/support/submit.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { onCase } from './api.corridor.ts';
import { casePath } from './paths.ts';
import type { SupportPorts } from './ports.ts';

type Submit = 'POST /v1/support-cases/{id}/submit';
type Mail = 'POST /v1/support-cases/{id}/mail';

/** `POST /v1/support-cases/{id}/submit`. */
export const submitCaseOf = (ports: SupportPorts): Handler<Submit> =>
  onCase<Submit>(ports, {
    verb: 'submit-support-case',
    reason: ({ body }) => `${body.route}: ${body.reason}`,
    decide: (work, known, { body, caller }) => {
      const { route, noticesRead = [], reference } = body;
      const submission = { route, noticesRead, by: caller.person };
      const decided = submitCase(
        known,
        { ...submission, ...(reference === undefined ? {} : { reference }) },
        work.now,
      );
      if (isRefusal(decided)) return decided;
      const resource = casePath(known.caseId);
      return { ...decided, changes: [{ resource, from: known.state.name, to: decided.case.state.name }] };
    },
  });

/**
 * `POST /v1/support-cases/{id}/mail`: the page as a letter, in the language of the request. It is sent before the commit, at most
 * once by a request: where it cannot be sent nothing is kept, and the same Idempotency-Key tries again.
 */
export const mailCase =
  (ports: SupportPorts): Handler<Mail> =>
  (asked) => {
    const sent: { by?: ReturnType<SupportPorts['sendLetter']> } = {};
    const write = onCase<Mail>(ports, {
      verb: 'mail-support-case',
      decide: async (_work, known, { body, query, locale }) => {
        const to = ports.operators.find((each) => each.toLowerCase() === body.to.toLowerCase());
        if (to === undefined) {
          const message = 'is none of the operators’ addresses of the configuration';
          return refuse('BODY_INVALID', {}, [{ field: 'to', message }]);
        }
        const [subject = '', ...lines] = linesOf(supportPage(known, locale)).filter((line) => line !== '');
        if (!query.dryRun) {
          sent.by ??= ports.sendLetter(written({ to, locale, subject, lines }));
          if ((await sent.by) === 'failed') return refuse('UPSTREAM_UNAVAILABLE');
        }
        return { case: known, events: [], changes: [] };
      },
    });
    return write(asked);
  };
