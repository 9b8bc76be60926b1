/** A route of a door: a method (or `ANY`) and a path such as `/v1/tenants/{id}` or `/register/{proxy+}`. */
export interface Route<T> {
  method: string;
  path: string;
  target: T;
}

/** The route that a request takes, and the path parameters, decoded. */
export interface Taken<T> {
  route: Route<T>;
  parameters: Record<string, string>;
}

const GREEDY = /^\{(.+)\+\}$/;
const VARIABLE = /^\{(.+)\}$/;

const segments = (path: string) => path.split('/').filter((segment) => segment !== '');

/** Decodes a path segment; one that is not well-formed stays as it is. */
const decode = (segment: string) => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const match = (pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined => {
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const greedy = GREEDY.exec(part)?.[1];
    if (greedy !== undefined) {
      const rest = path.slice(index).map(decode).join('/');
      return rest === '' ? undefined : { ...parameters, [greedy]: rest };
    }
    const given = path[index];
    const variable = VARIABLE.exec(part)?.[1];
    if (given === undefined || (variable === undefined && given !== part)) return undefined;
    if (variable !== undefined) parameters[variable] = decode(given);
  }
  return path.length === pattern.length ? parameters : undefined;
};

/** Most specific first: literal segments before variables before the rest, a method before `ANY`. */
const rank = ({ method, path }: Route<unknown>) =>
  segments(path)
    .map((part) => (GREEDY.test(part) ? '2' : VARIABLE.test(part) ? '1' : '0'))
    .join('')
    .padEnd(30, '0') + (method === 'ANY' ? '1' : '0');

/** Finds the route of a request as API Gateway does; `undefined` if none takes it. */
export const compileRoutes = <T>(routes: readonly Route<T>[]) => {
  const ordered = routes
    .map((route) => ({ route, pattern: segments(route.path), rank: rank(route) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return (method: string, path: string): Taken<T> | undefined => {
    const given = segments(path);
    for (const { route, pattern } of ordered) {
      if (route.method !== 'ANY' && route.method !== method) continue;
      const parameters = match(pattern, given);
      if (parameters) return { route, parameters };
    }
    return undefined;
  };
};
