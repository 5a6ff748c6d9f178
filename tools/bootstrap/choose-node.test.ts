import { expect, test } from 'vitest';
import { findNodePackage, flagsForTypeScript, isNodeGoodEnough } from './choose-node.mjs';

test.each([
  ['18.20.8', false],
  ['20.20.2', false],
  ['22.13.1', false],
  ['22.14.0', true],
  ['23.5.0', false],
  ['23.6.0', true],
  ['24.0.0', true],
  ['26.10.0', true],
])('Node %s will do: %s', (version, expected) => {
  expect(isNodeGoodEnough(version)).toBe(expected);
});

test.each([
  ['22.14.0', ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']],
  ['22.17.1', ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']],
  ['22.18.0', ['--disable-warning=ExperimentalWarning']],
  ['23.6.0', ['--disable-warning=ExperimentalWarning']],
  ['24.2.0', ['--disable-warning=ExperimentalWarning']],
  ['24.3.0', []],
  ['26.0.0', []],
])('Node %s runs TypeScript with %j', (version, flags) => {
  expect(flagsForTypeScript(version)).toEqual(flags);
});

test('each package has its exact version and integrity', () => {
  for (const [platform, arch] of [
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['darwin', 'arm64'],
  ] as const) {
    const found = findNodePackage({ platform, arch, isMusl: false });
    expect(found?.name).toContain(`${platform}-${arch}`);
    expect(found?.version).toMatch(/^24\.\d+\.\d+$/);
    expect(found?.integrity).toMatch(/^sha512-[\w+/]{86}==$/);
  }
});

test('a machine that no package is made for has none', () => {
  expect(findNodePackage({ platform: 'linux', arch: 'x64', isMusl: true })).toBeUndefined();
  expect(findNodePackage({ platform: 'linux', arch: 'riscv64', isMusl: false })).toBeUndefined();
  expect(findNodePackage({ platform: 'win32', arch: 'x64', isMusl: false })).toBeUndefined();
});
