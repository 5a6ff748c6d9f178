import { expect, test } from 'vitest';
import { explainFailure } from './explain-failure.mjs';

const explain = (output: string) =>
  explainFailure({ purpose: 'install the packages', program: 'npx', root: '/srv/foyer', output });

test.each([
  [
    'npm error code EAI_AGAIN\nnpm error request to https://registry failed',
    'REGISTRY_UNREACHABLE',
    'EAI_AGAIN',
  ],
  ['npm error code ECONNREFUSED', 'REGISTRY_UNREACHABLE', 'npm config get registry'],
  ['Error: ERR_PNPM_META_FETCH_FAIL\n dns error', 'REGISTRY_UNREACHABLE', 'Check the connection'],
  ['npm error code E503\nnpm error 503 Service Unavailable', 'REGISTRY_UNREACHABLE', 'E503'],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', 'REGISTRY_UNREACHABLE', 'SELF_SIGNED_CERT_IN_CHAIN'],
  [
    'npm error code EINTEGRITY\nnpm error sha512-… integrity checksum failed',
    'INTEGRITY_MISMATCH',
    'npm cache clean',
  ],
  ['ERR_PNPM_OUTDATED_LOCKFILE Cannot install', 'LOCKFILE_OUTDATED', 'pnpm-lock.yaml'],
  ['npm error nospc ENOSPC: no space left on device', 'DISK_FULL', '/srv/foyer'],
  [
    "npm error Error: EACCES: permission denied, mkdir '/home/other/.npm'",
    'NOT_WRITABLE',
    'may not write to /home/other/.npm',
  ],
  ['npm error code EROFS', 'NOT_WRITABLE', 'may not write to /srv/foyer'],
])('%j is %s and says %j', (output, code, words) => {
  const error = explain(output);
  expect(error).toMatchObject({ name: 'BootstrapError', code });
  expect(error.message).toMatch(/^Could not install the packages: /);
  expect(error.message).toContain(words);
});

test('what nobody has foreseen is shown as it came, at its end', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
  const error = explain(`${lines.join('\n')}\n`);
  expect(error.code).toBe('INSTALL_FAILED');
  expect(error.message).toContain('line 39');
  expect(error.message).not.toContain('line 20');
  expect(error.message).toContain('--verbose');
});

test('a missing npm is named', () => {
  const spawnError = Object.assign(new Error('spawn npx ENOENT'), { code: 'ENOENT' });
  const error = explainFailure({ purpose: 'fetch Node', program: 'npx', root: '/', output: '', spawnError });
  expect(error).toMatchObject({ code: 'NPM_MISSING', cause: spawnError });
  expect(error.message).toContain('apt-get install npm');
});
