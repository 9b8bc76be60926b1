/**
 * A browser as far as the door can tell: cookies, redirects, forms of the page it shows.
 * @module
 */
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

type Serve = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

export interface Shown {
  readonly status: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
  readonly address: string;
}

const ROOT = '/live';

const decoded = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : decoded(found);
};

export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #serve: Serve;
  readonly #languages: string;
  page: Shown = { status: 0, headers: {}, body: '', address: '' };

  constructor(languages: string, serve: Serve) {
    this.#languages = languages;
    this.#serve = serve;
  }

  async #send(
    method: string,
    address: string,
    body: string | null,
    headers: Readonly<Record<string, string>>,
    base64 = false,
  ): Promise<Shown> {
    const url = new URL(address, 'https://register.example.com');
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const all: Record<string, string> = {
      Host: 'register.example.com',
      'accept-language': this.#languages,
      ...(cookie === '' ? {} : { Cookie: cookie }),
      ...headers,
    };
    const query: Record<string, string[]> = {};
    for (const [name, value] of url.searchParams) query[name] = [...(query[name] ?? []), value];
    const event = {
      resource: '/{proxy+}',
      // the path of a REST API's event is without its stage
      path: url.pathname.startsWith(`${ROOT}/`) ? url.pathname.slice(ROOT.length) : url.pathname,
      httpMethod: method,
      headers: all,
      multiValueHeaders: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value]])),
      queryStringParameters: Object.fromEntries(url.searchParams),
      multiValueQueryStringParameters: query,
      pathParameters: null,
      stageVariables: null,
      requestContext: { requestId: 'request-1', domainName: 'register.example.com' },
      body: body === null || !base64 ? body : Buffer.from(body).toString('base64'),
      isBase64Encoded: base64,
    } as unknown as APIGatewayProxyEvent;
    const answer = await this.#serve(event);
    const shown: Shown = {
      status: answer.statusCode,
      headers: Object.fromEntries(
        Object.entries(answer.multiValueHeaders ?? {}).map(([name, values]) => [name, values.map(String)]),
      ),
      body: answer.body,
      address,
    };
    for (const line of shown.headers['set-cookie'] ?? []) this.#keep(line);
    return shown;
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }

  async #follow(shown: Shown): Promise<Shown> {
    const next = shown.status === 303 ? shown.headers['location']?.[0] : undefined;
    this.page = next === undefined ? shown : await this.#send('GET', next, null, {});
    return this.page;
  }

  /** Opens an address. */
  async open(address: string): Promise<Shown> {
    return this.#follow(await this.#send('GET', address, null, {}));
  }

  /** Sends a request as it stands; follows nothing, keeps the page. */
  raw(
    method: string,
    address: string,
    body: string | null,
    headers: Record<string, string> = {},
    base64 = false,
  ) {
    return this.#send(method, address, body, headers, base64);
  }

  /** Chooses “Set up your account”: AWS's page posts its form to us, and our Lax cookies stay at home. */
  async land(token: string, more: Record<string, string> = {}): Promise<Shown> {
    const body = new URLSearchParams({ 'x-amzn-marketplace-token': token, ...more }).toString();
    const cookies = new Map(this.cookies);
    this.cookies.clear();
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: 'https://aws.amazon.com',
      'Sec-Fetch-Site': 'cross-site',
    };
    const shown = await this.#send('POST', `${ROOT}/register`, body, headers);
    for (const [name, value] of cookies) if (!this.cookies.has(name)) this.cookies.set(name, value);
    return this.#follow(shown);
  }

  /** The fields of the form on this page that goes to an address ending in `action`. */
  form(action: string, page = this.page): { address: string; fields: Record<string, string> } {
    const form = page.body
      .split('<form ')
      .slice(1)
      .find((part) => attribute(` ${part}`, 'action')?.endsWith(`/${action}`));
    if (!form) throw new Error(`No form goes to ${action} on: ${page.body}`);
    const inside = form.slice(0, form.indexOf('</form>'));
    const inputs = [...inside.matchAll(/<input[^>]*>/g)].map(([tag]) => tag);
    const fields = inputs
      .filter((tag) => attribute(tag, 'type') !== 'radio')
      .map((tag) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']);
    return { address: attribute(` ${form}`, 'action') ?? '', fields: Object.fromEntries(fields) };
  }

  /** Fills in and sends a form of this page, as a browser does whose pages send no referrer. */
  async submit(
    action: string,
    values: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Shown> {
    const { address, fields } = this.form(action);
    const body = new URLSearchParams({ ...fields, ...values }).toString();
    const sent = {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: 'null',
      'Sec-Fetch-Site': 'same-origin',
      ...headers,
    };
    return this.#follow(await this.#send('POST', address, body, sent));
  }
}
