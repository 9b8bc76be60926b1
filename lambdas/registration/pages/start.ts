/**
 * For those who come without a token: where a registration begins.
 * @module
 */
import { AWS_SUBSCRIPTIONS_URL } from '#domain/registration/letters.ts';
import { type Html, html } from '#lambdas/edge/html.ts';
import { framed, languageLinks } from './frame.ts';
import type { Setting } from './setting.ts';

/** The page. */
export const startPage = (setting: Setting): Html =>
  framed(setting, {
    title: setting.words.start.title,
    languages: languageLinks(setting, (lang) => `${setting.root}/register?lang=${lang}`),
    body: html`<p>${setting.words.start.lead}</p>
<p><a class="button" href="${AWS_SUBSCRIPTIONS_URL}" rel="noreferrer">${setting.words.pages.console}</a></p>`,
  });
