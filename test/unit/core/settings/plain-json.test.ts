import { plainJson } from '../../../../core/settings/plain-json';
import { OpenObject, PlainScalar } from '../../../../core/subject/raw';
import { unknownValue } from '../../../../core/subject/unknown';

describe('plainJson', () => {
  it.each([
    ['a number as written', new PlainScalar('10', 10), 10],
    ['a number that is written otherwise', new PlainScalar('0x0a', 10), '0x0a'],
    ['a boolean of YAML 1.1', new PlainScalar('yes', true), true],
    ['nothing', new PlainScalar('~', null), null],
    ['an account id', { account: new PlainScalar('111122223333', 111122223333) }, { account: '111122223333' }],
    ['a list', [new PlainScalar('1', 1), 'a', { b: null }], [1, 'a', { b: null }]],
    ['an open object', new OpenObject({ a: 1 }, unknownValue('not-parsable', 'x')), { a: 1 }],
  ])('makes JSON of %s', (_what, raw, expected) => {
    expect(plainJson(raw)).toEqual(expected);
  });
});
