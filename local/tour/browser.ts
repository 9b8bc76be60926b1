/**
 * A buyer's browser, as far as a tour needs one: follows redirects, keeps cookies, fills in the forms it is shown.
 * @module
 */
import { type HTMLElement, parse } from 'node-html-parser';

const REDIRECTS_MAX = 10;

/** A page as it was shown. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly language: string;
  readonly heading: string;
  readonly text: string;
  readonly document: HTMLElement;
}

/** One browser with its own cookies. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #language: string;

  /** @param language value of Accept-Language, e.g. `ja` */
  constructor(language: string) {
    this.#language = language;
  }

  /** Opens an address. */
  open(url: string): Promise<Page> {
    return this.#go('GET', url);
  }

  /** Sends a form as another site's page would: across sites, and followed to where it leads. */
  post(url: string, fields: Readonly<Record<string, string>>, origin: string): Promise<Page> {
    return this.#go('POST', url, new URLSearchParams(fields), origin);
  }

  /** Whether a page has a form to an address that ends so. */
  offers(page: Page, action: string): boolean {
    return page.document
      .querySelectorAll('form')
      .some((form) => form.getAttribute('action')?.endsWith(action));
  }

  /**
   * Fills in a form of a page and sends it.
   * @param action last part of the form's address, e.g. `proof`
   * @param fields by name of the field; hidden fields go along as they are
   * @throws where the page has no such form
   */
  submit(page: Page, action: string, fields: Readonly<Record<string, string>> = {}): Promise<Page> {
    const forms = page.document.querySelectorAll('form');
    const form = forms.find((each) => each.getAttribute('action')?.endsWith(action));
    if (!form) throw new Error(`no form to ${action} on "${page.heading}": ${page.text.slice(0, 400)}`);
    const hidden = form
      .querySelectorAll('input[type="hidden"]')
      .map((input): [string, string] => [
        input.getAttribute('name') ?? '',
        input.getAttribute('value') ?? '',
      ]);
    const body = new URLSearchParams([...hidden, ...Object.entries(fields)]);
    const target = new URL(form.getAttribute('action') || page.url, page.url).href;
    return this.#go('POST', target, body, new URL(page.url).origin);
  }

  async #go(method: string, url: string, body?: URLSearchParams, origin?: string): Promise<Page> {
    let current = { method, url, body };
    for (let hops = 0; hops < REDIRECTS_MAX; hops += 1) {
      const response = await fetch(current.url, {
        method: current.method,
        redirect: 'manual',
        headers: this.#headers(origin),
        ...(current.body ? { body: current.body } : {}),
      });
      this.#keepCookies(response);
      const location = response.headers.get('location');
      if (location === null) return pageOf(current.url, response.status, await response.text());
      current = { method: 'GET', url: new URL(location, current.url).href, body: undefined };
    }
    throw new Error(`${url} redirects without end`);
  }

  #headers(origin: string | undefined): Record<string, string> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      'accept-language': this.#language,
      accept: 'text/html',
      ...(cookie ? { cookie } : {}),
      ...(origin ? { origin } : {}),
    };
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/max-age=0/i.test(line) || value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

const pageOf = (url: string, status: number, html: string): Page => {
  const document = parse(html);
  return {
    url,
    status,
    document,
    language: document.querySelector('html')?.getAttribute('lang') ?? '',
    heading: document.querySelector('h1')?.text.trim() ?? '',
    text: (document.querySelector('main') ?? document).structuredText,
  };
};
