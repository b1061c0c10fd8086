import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtinNames, capabilitiesFile, wasmNativeBuiltins } from '../../../../scripts/tools/wasm-native-capabilities';

const COMPILE_TIME = ['rego.metadata.chain', 'rego.metadata.rule', 'internal.test_case'];

describe('wasmNativeBuiltins', () => {
  it('takes what Wasm has natively and the compiler resolves, without users of RE2', () => {
    const metadata = {
      _categories: { numbers: ['abs'] },
      abs: { wasm: true },
      sprintf: { wasm: false },
      'time.now_ns': {},
      'regex.match': { wasm: true },
      re_match: { wasm: true },
      'glob.match': { wasm: true },
    };

    const names = wasmNativeBuiltins(metadata);

    expect(names).toEqual(['abs', ...COMPILE_TIME]);
  });
});

describe('capabilitiesFile', () => {
  const current = {
    builtins: ['abs', 'sprintf', ...COMPILE_TIME].map((name) => ({
      name,
      description: 'Prose.',
      categories: ['x'],
      decl: { args: [{ name: 'x', description: 'Prose.', type: 'number' }], type: 'function' },
    })),
    features: ['keywords_in_refs', 'rego_v1', 'rego_v2', 'template_strings'],
    future_keywords: ['and', 'not', 'or'],
  };

  it("keeps the declarations of the named built-ins in OPA's order, without prose", () => {
    const file: unknown = JSON.parse(capabilitiesFile(current, ['rego.metadata.chain', 'abs']));

    expect(file).toEqual({
      builtins: ['abs', 'rego.metadata.chain'].map((name) => ({
        name,
        decl: { args: [{ name: 'x', type: 'number' }], type: 'function' },
      })),
      features: ['keywords_in_refs', 'rego_v1', 'template_strings'],
      future_keywords: ['not'],
    });
  });

  it.each([
    { lacks: 'built-in', change: {}, names: ['nothing.like_it'], message: 'no built-in nothing.like_it' },
    { lacks: 'feature', change: { features: ['rego_v1'] }, names: ['abs'], message: 'template_strings' },
    { lacks: 'keyword', change: { future_keywords: ['in'] }, names: ['abs'], message: 'no future keyword not' },
  ])('throws when this OPA lacks a $lacks that policies rely on', ({ change, names, message }) => {
    const write = () => capabilitiesFile({ ...current, ...change }, names);

    expect(write).toThrow(message);
  });
});

describe('policies/capabilities/wasm-native.json', () => {
  const names = builtinNames(
    JSON.parse(readFileSync(join(__dirname, '../../../../policies/capabilities/wasm-native.json'), 'utf8')),
  );

  it.each(['sprintf', 'regex.match', 'glob.match', 'time.now_ns', 'http.send', 'yaml.unmarshal', 'crypto.sha256'])(
    'does not allow %s',
    (name) => {
      const allowed = names.includes(name);

      expect(allowed).toBe(false);
    },
  );

  it.each(['eq', 'startswith', 'internal.template_string', 'strings.replace_n', ...COMPILE_TIME])(
    'allows %s',
    (name) => {
      const allowed = names.includes(name);

      expect(allowed).toBe(true);
    },
  );
});
