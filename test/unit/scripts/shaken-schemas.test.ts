import { withoutErrorClasses, withPureSchemas } from '../../../scripts/shaken-schemas';

describe('withPureSchemas', () => {
  it.each([
    ['a schema on one line', 'var List = [1, n0, _L, 0, [0, { [_xN]: _i }]];'],
    ['an exported schema', 'export var Tag$ = [3, n0, _T,\n    0,\n    [_K],\n    [[0, { [_jN]: "k" }]]\n];'],
  ])('marks %s, and leaves it the value that it was', (_, source) => {
    const marked = withPureSchemas(source);

    const declaration = source.slice(0, source.indexOf('[')).trimEnd();
    const literal = source.slice(source.indexOf('['), -1);
    expect(marked).toBe(`${declaration} /* @__PURE__ */ (() => (${literal}))();`);
  });

  it.each([
    ['an import', 'import { TypeRegistry } from "@smithy/core/schema";'],
    ['the registry', 'const _s_registry = new TypeRegistry(_s);\n_s_registry.registerError(E$, E);'],
    ['a name', 'const _A = "Address";'],
  ])('leaves %s alone', (_, source) => {
    const marked = withPureSchemas(source);

    expect(marked).toBe(source);
  });

  it('takes each of several schemas by itself', () => {
    const marked = withPureSchemas('var A = [1, _A];\nvar B = [2, _B];\n');

    expect(marked.match(/@__PURE__/g)).toHaveLength(2);
  });
});

describe('withoutErrorClasses', () => {
  it('keeps the base error of the client, those that are read, and the schemas of all', () => {
    const source = [
      '_s_registry.registerError(KMSServiceException$, KMSServiceException);',
      'export var NotFoundException$ = [-3, n0, _NFE];',
      'n0_registry.registerError(DisabledException$, DisabledException);',
      'n0_registry.registerError(NotFoundException$, NotFoundException);',
    ];

    const lean = withoutErrorClasses(source.join('\n'), ['DisabledException']);

    expect(lean.split('\n')).toEqual([source[0], source[1], source[2], '']);
  });
});
