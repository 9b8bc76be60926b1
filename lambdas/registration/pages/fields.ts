/**
 * Form fields: a label each, and errors tied to their field.
 * @module
 */
import type { Fault } from '#domain/errors.ts';
import { CODE_DIGITS, FIELD_CHARACTERS_MAX } from '#domain/limits.ts';
import { fill } from '#domain/messages/fill.ts';
import type { RegistrationWords } from '#domain/messages/registration.en.ts';
import { type Html, html } from '#lambdas/edge/html.ts';

/** The proof that a form came from our page. */
export const csrfField = (csrf: string): Html => html`<input type="hidden" name="csrf" value="${csrf}">`;

/** What a form was sent with and what is wrong with it; empty at first. */
export interface Draft {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
  /** What the errors' words are filled with. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** A form that nobody has sent yet. */
export const EMPTY_DRAFT: Draft = { values: {}, faults: [], details: {} };

/** The words of a field's error; a field that is missing has no message of its own, but words of its name. */
const errorText = (words: RegistrationWords, draft: Draft, { field, message }: Fault): string => {
  const texts: Readonly<Record<string, string>> = words.errors;
  const details = { digits: CODE_DIGITS, max: FIELD_CHARACTERS_MAX, ...draft.details };
  return fill(texts[message] ?? texts[field] ?? words.errors.other, details);
};

/** What is wrong, at the top, with a link to each field. */
export const problems = (words: RegistrationWords, draft: Draft): Html =>
  draft.faults.length === 0
    ? html``
    : html`<div class="problems" role="alert"><p>${words.pages.problems}</p><ul>
${draft.faults.map(
  (fault) => html`<li><a href="#${fault.field}">${errorText(words, draft, fault)}</a></li>`,
)}</ul></div>`;

/** The error of a field, to be named in its `aria-describedby`. */
export const fieldError = (words: RegistrationWords, draft: Draft, field: string): Html => {
  const fault = draft.faults.find((each) => each.field === field);
  return fault ? html`<p class="error" id="${field}-error">${errorText(words, draft, fault)}</p>` : html``;
};

/** Ids of what describes a field. */
export const describedBy = (draft: Draft, field: string, hint: boolean): string =>
  [
    ...(hint ? [`${field}-hint`] : []),
    ...(draft.faults.some((fault) => fault.field === field) ? [`${field}-error`] : []),
  ].join(' ');

/** What makes a field its own. */
export interface TextField {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'email';
  readonly autocomplete: string;
  readonly hint?: string;
  readonly optional?: true;
  readonly numeric?: true;
}

const invalid = html` aria-invalid="true"`;
const required = html` required`;
const numeric = html` inputmode="numeric" class="code"`;

/** One line of text. */
export const textField = (words: RegistrationWords, draft: Draft, field: TextField): Html => {
  const { name, label, type, autocomplete, hint } = field;
  const described = describedBy(draft, name, hint !== undefined);
  const describedAttribute = html` aria-describedby="${described}"`;
  return html`<div class="field">
<label for="${name}">${label}${field.optional ? html` <span class="hint">(${words.pages.optional})</span>` : ''}</label>
${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}
${fieldError(words, draft, name)}
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${draft.values[name] ?? ''}"${
    field.optional ? '' : required
  }${field.numeric ? numeric : ''}${described === '' ? '' : describedAttribute}${
    draft.faults.some((fault) => fault.field === name) ? invalid : ''
  }>
</div>`;
};

/** The button that sends a form. */
export const submit = (label: string, quiet = false): Html =>
  html`<p><button class="button${quiet ? ' quiet' : ''}">${label}</button></p>`;
