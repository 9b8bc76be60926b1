/**
 * Shows a registration as it stands: each step has its page.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { NEW_TENANT } from '#domain/registration/forms.ts';
import { overRefusal } from '#domain/registration/landing.ts';
import { currentSubscription, licenseAt } from '#domain/subscription/license.ts';
import type { Html } from '#lambdas/edge/html.ts';
import { showPage } from '#lambdas/edge/public-door.ts';
import { choicesOf, previewOf } from './choices.ts';
import { productOf } from './deliver.ts';
import { goOn, type Here, refusedHere } from './here.ts';
import { choicePage, confirmPage } from './pages/choice.ts';
import { codePage, mailFailedPage } from './pages/code.ts';
import { type DetailsVariant, detailsPage } from './pages/details.ts';
import { donePage } from './pages/done.ts';
import { type Draft, EMPTY_DRAFT } from './pages/fields.ts';
import type { Scene } from './pages/scene.ts';
import { settingOf } from './pages/setting.ts';
import { provenSession } from './visitor.ts';

/** A form that has to be shown again, and with which status. */
export interface Again {
  readonly draft: Draft;
  readonly status: number;
}

const FRESH: Again = { draft: EMPTY_DRAFT, status: 200 };

const sceneOf = async ({ ports, visitor }: Here): Promise<Scene> => {
  const { licenseId, productCode, locale } = visitor.registration;
  const [stored] = await ports.store.load([{ kind: 'license' as const, id: licenseId }]);
  const license = stored?.entity && licenseAt(stored.entity, ports.surroundings.now());
  const subscription = license && currentSubscription(license);
  if (!license || !subscription) throw new Error('A registration without its license');
  const product = productOf(ports, productCode);
  const setting = settingOf(locale, ports.publicOrigin, [product]);
  return { ...setting, visitor, product, license, subscription };
};

const donePageOf = async ({ ports, visitor }: Here, scene: Scene): Promise<Html | Refusal> => {
  const { step } = visitor.registration;
  if (step.name !== 'COMPLETED') return refuse('INTERNAL');
  const [stored] = await ports.store.load([{ kind: 'tenant' as const, id: step.tenantId }]);
  return stored?.entity ? donePage(scene, stored.entity, step.completion) : refuse('INTERNAL');
};

/** Where the person has no other tenant there is nothing to choose: they confirm the new one. */
const choicePageOf = async ({ ports, visitor }: Here, scene: Scene, draft: Draft): Promise<Html> => {
  const session = provenSession(visitor);
  if (!session) return detailsPage(scene, 'new', draft);
  const choices = await choicesOf(ports, session, visitor.registration);
  return choices.length === 0
    ? confirmPage(scene, session, undefined, { moved: false, mayChoose: false })
    : choicePage(scene, choices, draft);
};

const pageOf = async (here: Here, scene: Scene, draft: Draft): Promise<Html | Refusal> => {
  const { step } = here.visitor.registration;
  if (step.name === 'COMPLETED') return donePageOf(here, scene);
  const over = overRefusal(scene.subscription);
  if (over) return over;
  switch (step.name) {
    case 'LANDED':
      return detailsPage(scene, 'new', draft);
    case 'CODE_SENT':
      return codePage(scene, step.applicant, draft);
    case 'MAIL_FAILED':
      return mailFailedPage(scene, step.applicant);
    case 'PROVEN':
      return choicePageOf(here, scene, draft);
    case 'BINDING_REFUSED':
      return refuse('SUBSCRIPTION_LINKED_ELSEWHERE');
  }
};

const answer = (here: Here, page: Html | Refusal, status: number): Response | Promise<Response> =>
  isRefusal(page) ? refusedHere(here, page) : showPage(here.visit, page, status);

/** The page of the step that the registration is in. */
export const show = async (here: Here, { draft, status }: Again = FRESH): Promise<Response> =>
  answer(here, await pageOf(here, await sceneOf(here), draft), status);

/** The form that asks who the person is, also after a code was sent: the address may have been mistyped. */
export const showDetails = async (
  here: Here,
  variant: DetailsVariant,
  { draft, status }: Again = FRESH,
): Promise<Response> => {
  const { name } = here.visitor.registration.step;
  if (name === 'COMPLETED' || name === 'BINDING_REFUSED') return goOn(here);
  const scene = await sceneOf(here);
  return answer(here, overRefusal(scene.subscription) ?? detailsPage(scene, variant, draft), status);
};

/** What the chosen tenant means, to be confirmed. */
export const showConfirmation = async (here: Here): Promise<Response> => {
  const { visit, visitor, ports } = here;
  const session = provenSession(visitor);
  const tenant = visit.req.query('tenant');
  if (!session || tenant === undefined) return goOn(here);
  const scene = await sceneOf(here);
  const over = overRefusal(scene.subscription);
  if (over) return refusedHere(here, over);
  const preview = tenant === NEW_TENANT ? undefined : await previewOf(ports, session, scene.license, tenant);
  if (isRefusal(preview)) return refusedHere(here, preview);
  const moved = visit.req.query('moved') !== undefined;
  return showPage(visit, confirmPage(scene, session, preview, { moved, mayChoose: true }));
};
