/**
 * What a page of a registration is drawn from: who is there, and how things stand.
 * @module
 */
import type { License } from '#domain/subscription/license.ts';
import type { Subscription } from '#domain/subscription/subscription.ts';
import type { Html } from '#lambdas/edge/html.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { Visitor } from '../visitor.ts';
import { framed, languageForm } from './frame.ts';
import type { Setting } from './setting.ts';

/** The setting, and the registration in it. */
export interface Scene extends Setting {
  readonly visitor: Visitor;
  readonly product: Product;
  readonly license: License;
  readonly subscription: Subscription;
}

/** Address of the registration's page, or of a step below it. */
export const addressOf = ({ root, visitor }: Pick<Scene, 'root' | 'visitor'>, step = ''): string =>
  `${root}/register/r/${visitor.reference}${step === '' ? '' : `/${step}`}`;

/** A page of this registration. */
export const drawn = (scene: Scene, title: string, body: Html): Html =>
  framed(scene, {
    title,
    body,
    languages: languageForm(scene, addressOf(scene, 'language'), scene.visitor.csrf),
  });
