import { describe, expect, test } from 'vitest';
import { emptyWordOf, exportNameFaults, pathNameFaults } from './names.ts';
import { listed, projectPaths, readProject } from './tree.ts';

describe('names', () => {
  test('no folder or file has an empty name', () => {
    expect(listed(pathNameFaults(projectPaths()))).toEqual([]);
  });

  test('no export has an empty name', () => {
    expect(listed(exportNameFaults(readProject('.ts')))).toEqual([]);
  });

  test.for([
    ['TenantManager', 'manager'],
    ['test-helpers', 'helpers'],
    ['dateUtils', 'utils'],
    ['COMMON_LIMITS', 'common'],
    ['BaseHandler', 'base'],
    ['userData', 'data'],
    ['tenant.info', 'info'],
    ['HTTPData', 'data'],
    ['license-manager-data', 'data'],
  ])('caught: %s', ([name, word]) => {
    expect(emptyWordOf(name ?? '')).toBe(word);
  });

  test.for([
    'database',
    'metadata',
    'base64',
    'toBase64',
    'information',
    'SecretsManagerClient',
    'license-manager',
  ])('passes: %s', (name) => {
    expect(emptyWordOf(name)).toBeUndefined();
  });

  test('caught: in a folder, a file and every form of export', () => {
    expect(pathNameFaults(['lib/utils/a.ts', 'lib/base.ts', 'lib/database.ts'])).toHaveLength(2);
    const text = [
      'export const aData = 1;',
      'export async function helperOne() {}',
      'export type InfoType = string;',
      'const one = 1;',
      'const b = 2;',
      'export { one as baseOne, b };',
      "export type { DataShape } from './x.ts';",
    ].join('\n');
    expect(exportNameFaults([{ path: 'lib/a.ts', text }]).map(({ says }) => says.split(':')[0])).toEqual([
      'export aData',
      'export helperOne',
      'export InfoType',
      'export baseOne',
      'export DataShape',
    ]);
  });
});
