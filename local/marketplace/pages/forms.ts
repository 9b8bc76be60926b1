import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { invalid } from '../fault.ts';
import { SECOND_MS } from '../limits.ts';
import { acceptedBy } from './agreement.ts';
import { refusable, signedIn } from './respond.ts';
import { API_FAULTS } from './simulator.ts';
import { type Surroundings, signIn, visitOf } from './visit.ts';

const Amount = v.pipe(v.string(), v.nonEmpty(), v.transform(Number), v.number(), v.minValue(0));

const FaultsForm = v.object({
  copies: v.pipe(Amount, v.integer(), v.minValue(1), v.maxValue(10)),
  shuffle: Amount,
  delay: Amount,
  loss: v.pipe(Amount, v.maxValue(1)),
  kind: v.picklist(API_FAULTS),
  operation: v.string(),
});

const fields = async (context: Context): Promise<Record<string, string>> => {
  const body = await context.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
};

/** Does what a form asks for and says where to look next. */
type Deed = (form: Record<string, string>, parameters: Record<string, string>, account: string) => string;

const deeds = ({ core }: Surroundings): Record<string, Deed> => ({
  '/offers/:offer/accept': ({ payment }, { offer = '' }, accountId) => {
    const order = { accountId, offerId: offer, payment: payment === 'fails' ? 'fails' : 'succeeds' } as const;
    return `/subscriptions/${core.act('subscribe', order).agreementId}`;
  },
  '/subscriptions/:agreement/cancel': ({ confirm }, { agreement: agreementId = '' }, account) => {
    if (confirm === 'yes') core.call('CancelAgreement', { agreementId }, { account, region: 'us-east-1' });
    return `/subscriptions/${agreementId}`;
  },
  '/subscriptions/:agreement/auto-renew': ({ autoRenew }, { agreement = '' }, account) => {
    const { id } = acceptedBy(core.state, agreement, account);
    core.act('amend', { agreementId: id, autoRenew: autoRenew === 'on' });
    return `/subscriptions/${id}`;
  },
  '/subscriptions/:agreement/requests/:request/accept': (
    _form,
    { agreement = '', request = '' },
    account,
  ) => {
    const asked = { agreementId: agreement, agreementCancellationRequestId: request };
    core.call('AcceptAgreementCancellationRequest', asked, { account, region: 'us-east-1' });
    return `/subscriptions/${agreement}`;
  },
  '/subscriptions/:agreement/requests/:request/reject': (
    { reason },
    { agreement = '', request = '' },
    account,
  ) => {
    const asked = {
      agreementId: agreement,
      agreementCancellationRequestId: request,
      rejectionReason: reason,
    };
    core.call('RejectAgreementCancellationRequest', asked, { account, region: 'us-east-1' });
    return `/subscriptions/${agreement}`;
  },
  '/simulator/faults': (form) => {
    const parsed = v.safeParse(FaultsForm, form);
    if (!parsed.success) throw invalid(parsed.issues.map(({ message }) => message).join('; '));
    const { copies, shuffle, delay, loss, kind, operation } = parsed.output;
    core.act('faults', {
      delivery: { copies, shuffleMs: shuffle * SECOND_MS, delayMs: delay * SECOND_MS, lossRate: loss },
      api: kind === '' ? [] : [{ operation, kind }],
    });
    return '/simulator';
  },
});

/** The forms of the buyer's pages: each does one thing and answers with a redirect. */
export const formRoutes = (app: Hono, surroundings: Surroundings): void => {
  app.post('/accounts', (context) =>
    refusable(context, visitOf(context, surroundings), async () => {
      const { accountId = '' } = await fields(context);
      signIn(context, surroundings.core.act('buyer', { accountId }).accountId);
      return context.redirect('/offers', 303);
    }),
  );
  for (const [path, deed] of Object.entries(deeds(surroundings)))
    app.post(
      path,
      signedIn(surroundings, async (context, _visit, account) =>
        context.redirect(
          deed(await fields(context), context.req.param() as Record<string, string>, account),
          303,
        ),
      ),
    );
};
