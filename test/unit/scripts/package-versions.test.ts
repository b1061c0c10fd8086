import { versionOnly } from '../../../scripts/package-versions';

describe('versionOnly', () => {
  it('keeps the version and nothing else', () => {
    const lean = versionOnly(
      '{ "name": "@aws-sdk/client-ecs", "version": "3.1.2", "dependencies": { "tslib": "1.0.0" } }',
    );

    expect(lean).toBe('{"version":"3.1.2"}');
  });

  it.each(['{}', 'null', '"3.1.2"', '{ "version": 3 }'])('refuses %s, which has no version', (text) => {
    expect(() => versionOnly(text)).toThrow(TypeError);
  });
});
