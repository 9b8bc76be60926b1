import { Hono } from 'hono';
import { html } from 'hono/html';
import * as v from 'valibot';
import type { Credentials } from '#local/cloud/identity/keys.ts';
import { assumeRole } from '#local/cloud/identity/sign-in.ts';
import { layout } from '../layout.ts';
import { readPosted, visitOf, wantsJson } from '../negotiate.ts';
import type { Shown } from '../visit.ts';

/** STS: a session name has 2 to 64 of these characters (API reference, AssumeRole, 2026-11). */
const SignIn = v.looseObject({ role: v.string(), name: v.pipe(v.string(), v.regex(/^[\w+=,.@-]{2,64}$/)) });

const environment = (credentials: Credentials, region: string, { urls }: Shown): string =>
  Object.entries({
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_REGION: region,
    AWS_ENDPOINT_URL: urls.endpoints,
    CONCORD_API: urls.operatorDoor,
  })
    .map(([name, value]) => `export ${name}='${value}'`)
    .join('\n');

/** A call with a role's keys; times of the two calls that report usage are the sandbox's own. */
const CURL = `curl -sS --aws-sigv4 "aws:amz:$AWS_REGION:execute-api" --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" -H "x-amz-security-token: $AWS_SESSION_TOKEN"`;

const usageLines = ({ cloud, clock }: Shown): string => {
  const time = `${new Date(clock.now()).toISOString().slice(0, 19)}Z`;
  const record = (id: string) =>
    `{ "tenantId": "'"$TENANT"'", "dimension": "requests", "quantity": 12, "time": "${time}", "id": "${id}" }`;
  const queue = [...cloud.outputs].find(([name]) => name.includes('UsageQueueUrl'))?.[1] ?? '';
  return `TENANT='t-…'

${CURL} "$CONCORD_API/v1/usage" -d '{ "records": [${record('job-1')}] }'

aws sqs send-message --region "$AWS_REGION" --queue-url '${queue}' --message-body '${record('job-2')}'`;
};

/** The lines that show what a role is for. */
const linesFor = (role: string, shown: Shown): string =>
  role.endsWith('-producer') ? usageLines(shown) : `${CURL} "$CONCORD_API/v1/tenants"`;

/** Choose a role, get its keys for this sandbox: a page, or JSON in (`{ role, name }`) and out. */
export const signInRoutes = (shown: Shown): Hono => {
  const { cloud, urls } = shown;
  const people = [...cloud.roles.values()].filter((role) => role.human);
  const app = new Hono();
  app.get('/', (context) => {
    if (wantsJson(context)) return context.json({ roles: people.map(({ name, arn }) => ({ name, arn })) });
    const visit = visitOf(context);
    const { words } = visit;
    const content = html`<form method="post" action="/sign-in" class="card">
      <label>${words.role} <select name="role">${people.map(({ name }) => html`<option>${name}</option>`)}</select></label>
      <label>${words.yourName} <input name="name" required minlength="2" maxlength="64" pattern="[A-Za-z0-9_+=,.@\\-]+" autocomplete="username"></label>
      <button>${words.getKeys}</button>
    </form>`;
    return context.html(layout(visit, words.signIn, words.signInHint, content));
  });
  app.post('/', async (context) => {
    const visit = visitOf(context);
    const { words } = visit;
    const { role: chosen, name } = await readPosted(context, SignIn);
    const role = people.find((each) => each.name === chosen);
    const taken = role && assumeRole(role, name, cloud.keys);
    if (!taken) {
      if (wantsJson(context)) return context.json({ error: WORDS_REFUSED }, 403);
      return context.html(layout(visit, words.signIn, words.refused, html``), 403);
    }
    const { session, credentials } = taken;
    if (wantsJson(context)) {
      return context.json({
        role: chosen,
        session,
        region: cloud.region,
        operatorDoor: urls.operatorDoor,
        endpoints: urls.endpoints,
        ...credentials,
      });
    }
    const content = html`<pre class="card">${environment(credentials, cloud.region, shown)}

${linesFor(role.name, shown)}</pre>`;
    return context.html(layout(visit, `${chosen} · ${session}`, words.keysHint, content));
  });
  return app;
};

const WORDS_REFUSED = 'The role does not exist, or its trust policy does not let this name in.';
