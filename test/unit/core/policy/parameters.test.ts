import { parseParameters } from '../../../../core/policy/parameters';
import { makeCheck } from '../../../support/make-check';

const check = makeCheck({
  id: 'ecs-taskdef-example',
  parameters: {
    strict: { type: 'boolean', default: false, description: 'a flag' },
    minBufferMb: { type: 'integer', default: 0, minimum: 0, maximum: 100, description: 'a number' },
    offset: { type: 'integer', default: 0, description: 'a number' },
    floor: { type: 'integer', default: 1, minimum: 1, description: 'a number' },
    mode: { type: 'string', default: 'non-blocking', enum: ['blocking', 'non-blocking'], description: 'a choice' },
    label: { type: 'string', default: 'x', description: 'a text' },
    keys: { type: 'array', items: { type: 'string' }, default: ['A', 'B'], description: 'a list' },
    fields: {
      type: 'array',
      items: { type: 'string', enum: ['all', 'a', 'b'] },
      default: ['all'],
      description: 'some',
    },
    requiredTags: { type: 'object', default: {}, description: 'a map' },
  },
});
const defaults = {
  strict: false,
  minBufferMb: 0,
  offset: 0,
  floor: 1,
  mode: 'non-blocking',
  label: 'x',
  keys: ['A', 'B'],
  fields: ['all'],
  requiredTags: {},
};

describe('parseParameters', () => {
  it.each([
    ['nothing', {}, {}],
    ['empty texts as not set', { strict: '', keys: '', requiredTags: '' }, {}],
    ['a boolean', { strict: true }, { strict: true }],
    ['a boolean as text in any case', { strict: ' TRUE ' }, { strict: true }],
    ['false as text', { strict: 'False' }, { strict: false }],
    ['an integer', { minBufferMb: 25 }, { minBufferMb: 25 }],
    ['an integer as text', { minBufferMb: '25' }, { minBufferMb: 25 }],
    ['an integer without bounds', { offset: '-7' }, { offset: -7 }],
    ['an enumeration', { mode: 'blocking' }, { mode: 'blocking' }],
    ['a text', { label: 'release' }, { label: 'release' }],
    ['a list', { keys: ['C'] }, { keys: ['C'] }],
    ['an empty list', { keys: [] }, { keys: [] }],
    ['an empty list as text', { keys: '[]' }, { keys: [] }],
    ['a list as JSON', { keys: '["C", "D"]' }, { keys: ['C', 'D'] }],
    ['a list separated by commas', { keys: 'C, D' }, { keys: ['C', 'D'] }],
    ['a list of choices', { fields: 'a, b' }, { fields: ['a', 'b'] }],
    [
      'a map',
      { requiredTags: { Owner: [], Stage: ['prod'], Team: 'x' } },
      { requiredTags: { Owner: [], Stage: ['prod'], Team: 'x' } },
    ],
    ['a map as JSON', { requiredTags: '{"Owner": []}' }, { requiredTags: { Owner: [] } }],
  ])('reads %s', (_, given, expected) => {
    const parameters = parseParameters(check, given);

    expect(parameters).toEqual({ ...defaults, ...expected });
  });

  it.each([
    ['a misspelt name', { stirct: true }, /no parameter "stirct".*Did you mean "strict"\?/],
    ['a name of Object.prototype', { constructor: 'x' }, /no parameter "constructor"/],
    ['a number for a boolean', { strict: 1 }, /"strict".*is 1; expected true or false/],
    ['a word for a boolean', { strict: 'yes' }, /expected true or false/],
    ['null', { strict: null }, /is null/],
    ['a fraction', { minBufferMb: 1.5 }, /an integer of at least 0 and at most 100/],
    ['a fraction as text', { minBufferMb: '1.5' }, /an integer/],
    ['hexadecimal text', { minBufferMb: '0x10' }, /an integer/],
    ['an integer beyond 2^53', { minBufferMb: '9007199254740993' }, /an integer/],
    ['an integer too small', { floor: 0 }, /an integer of at least 1/],
    ['an integer too large', { minBufferMb: '101' }, /at most 100/],
    [
      'a value that is no choice',
      { mode: 'non-blockin' },
      /one of blocking, non-blocking.*Did you mean "non-blocking"/,
    ],
    ['a number for a text', { label: 5 }, /a text/],
    ['an empty member of a list', { keys: 'A,,B' }, /without empty members/],
    ['a number in a list', { keys: [1] }, /a list of texts/],
    ['a list that is not JSON', { keys: '["A"' }, /a list of texts/],
    ['a boolean for a list', { keys: false }, /a list of texts/],
    ['a list with one that is no choice', { fields: 'a, c' }, /a list of all, a, b \(JSON/],
    ['a text for a list of choices', { fields: '[' }, /a list of all, a, b/],
    ['a list for a map', { requiredTags: [] }, /a map/],
    ['a map that is not JSON', { requiredTags: 'Owner' }, /a map/],
    ['a map with a number', { requiredTags: { Owner: 1 } }, /a map/],
    ['a map with a list of numbers', { requiredTags: { Owner: [1] } }, /a map/],
  ])('refuses %s', (_, given, message) => {
    expect(() => parseParameters(check, given)).toThrow(
      expect.objectContaining({ code: 'PARAMETERS_INVALID', message: expect.stringMatching(message) }),
    );
  });

  it('says where a refused parameter stands', () => {
    const place = { file: 'organization.yaml', line: 12 };

    expect(() => parseParameters(check, { strict: 'maybe' }, () => place)).toThrow(expect.objectContaining({ place }));
  });

  it('refuses any parameter of a check that has none', () => {
    expect(() => parseParameters(makeCheck({ id: 'ecs-taskdef-plain' }), { strict: true })).toThrow(
      /It has no parameters\./,
    );
  });

  it('demands a parameter that has no default', () => {
    const demanding = makeCheck({
      id: 'ecs-taskdef-demanding',
      parameters: { team: { type: 'string', description: 'The team that owns it.' } },
    });

    expect(() => parseParameters(demanding, { team: '' })).toThrow(
      /needs parameter "team" \(a text\): The team that owns it\./,
    );
  });
});
