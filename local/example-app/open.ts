import type { Clock } from '../clock.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { Door } from '../cloud/http.ts';
import { assumeRole } from '../cloud/identity/sign-in.ts';
import { serveApp } from '../cloud/web-app.ts';
import { exampleApp } from './app.ts';

/** The role of the seller's application, by the end of its name. */
const ROLE = '-producer';
const APPLICATION = 'example-app';

/** Serves the example application at a door, with the keys of its role in this sandbox. */
export const openExampleApp = (
  door: Door,
  { cloud, clock, operatorDoor }: { cloud: Cloud; clock: Clock; operatorDoor: string },
): void => {
  const role = [...cloud.roles.values()].find(({ name }) => name.endsWith(ROLE));
  const app = exampleApp({
    api: () => operatorDoor,
    region: () => cloud.region,
    now: clock.now,
    // taken anew for each request: time moves here, and keys expire
    credentials: () => {
      const taken = role && assumeRole(role, APPLICATION, cloud.keys);
      if (!taken) throw new Error(`no role *${ROLE} that ${APPLICATION} may take`);
      return taken.credentials;
    },
    events: () => cloud.buses.seen().flatMap(({ event }) => (event.source === 'concord' ? [event] : [])),
  });
  serveApp(door, app);
};
