import { compileCondition } from '../../../../sandbox/dynamodb/condition-expression';

const ITEM = { pk: { S: 'TASK#1' }, version: { N: '3' }, state: { S: 'INTENT' } };

function holds(
  expression: string,
  item: typeof ITEM | undefined,
  values: Readonly<Record<string, { N: string } | { S: string }>> = {},
) {
  const names = new Map(
    [
      ['#pk', 'pk'],
      ['#version', 'version'],
      ['#state', 'state'],
      ['#gone', 'gone'],
    ].flatMap(([name, attribute]) => (expression.includes(name ?? '') ? [[name ?? '', attribute ?? ''] as const] : [])),
  );
  return compileCondition(expression, { names, values: new Map(Object.entries(values)) })(item);
}

describe('compileCondition', () => {
  it.each([
    ['attribute_not_exists(#pk)', undefined, {}, true],
    ['attribute_not_exists(#pk)', ITEM, {}, false],
    ['attribute_exists(#pk)', ITEM, {}, true],
    ['attribute_not_exists(#pk) OR #version < :v', ITEM, { ':v': { N: '4' } }, true],
    ['attribute_not_exists(#pk) OR #version < :v', ITEM, { ':v': { N: '3' } }, false],
    ['#version < :v', ITEM, { ':v': { N: '10' } }, true],
    ['#version < :v', ITEM, { ':v': { S: '4' } }, false],
    ['#version = :v AND #state = :s', ITEM, { ':v': { N: '3' }, ':s': { S: 'INTENT' } }, true],
    ['#version = :v AND #state = :s', ITEM, { ':v': { N: '3' }, ':s': { S: 'DONE' } }, false],
    ['#version = :v AND #state = :s', undefined, { ':v': { N: '3' }, ':s': { S: 'INTENT' } }, false],
    ['#gone = :v', ITEM, { ':v': { N: '3' } }, false],
  ])('evaluates %s', (expression, item, values, expected) => {
    const result = holds(expression, item, values);

    expect(result).toBe(expected);
  });

  it.each([
    ['a function it does not know', 'begins_with(#pk, :v)', { ':v': { S: 'T' } }],
    ['a nested path', 'attribute_exists(a.b)', {}],
    ['a half expression', 'attribute_exists(#pk', {}],
    ['BETWEEN', '#version BETWEEN :v AND :w', { ':v': { N: '1' }, ':w': { N: '2' } }],
  ])('refuses %s', (_what, expression, values) => {
    const evaluate = () => holds(expression, ITEM, values);

    expect(evaluate).toThrow(expect.objectContaining({ code: 'SandboxUnsupportedOperation' }));
  });

  it.each([
    ['a value that is not given', '#version < :gone', {}],
    ['a value that is not used', '#version < :v', { ':v': { N: '1' }, ':w': { N: '2' } }],
  ])('is invalid with %s', (_what, expression, values) => {
    const evaluate = () => holds(expression, ITEM, values);

    expect(evaluate).toThrow(expect.objectContaining({ code: 'ValidationException' }));
  });
});
