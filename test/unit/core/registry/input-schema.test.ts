import Ajv from 'ajv';
import { inputSchema } from '../../../../core/registry/input-schema';
import { CHECKS } from '../../../../core/registry/registry';
import type { ParameterSchema } from '../../../../core/registry/check';
import { EXAMPLES } from '../../../support/all-examples';
import { makeCheck } from '../../../support/make-check';

describe('inputSchema', () => {
  it('accepts the configuration of every example, by an independent validator', () => {
    const validate = new Ajv({ strict: false }).compile(inputSchema(CHECKS));

    const refused = EXAMPLES.filter(({ configuration }) => !validate({ resource: { configuration } }));

    expect(refused.map(({ name }) => name)).toEqual([]);
  });

  it.each([
    ['a number where a text belongs', { ContainerDefinitions: [{ Name: 5 }] }],
    ['a text where a list belongs', { ContainerDefinitions: 'x' }],
    ['an unknown value without a reason of the list', { ContainerDefinitions: { $unknown: 'because', detail: 'x' } }],
  ])('refuses %s', (_, configuration) => {
    const validate = new Ajv({ strict: false }).compile(inputSchema(CHECKS));

    expect(validate({ resource: { configuration } })).toBe(false);
  });

  it.each<[ParameterSchema['type'], object]>([
    ['boolean', { type: 'boolean' }],
    ['integer', { type: 'integer' }],
    ['string', { type: 'string' }],
    ['array', { type: 'array', items: { type: 'string' } }],
    ['object', { type: 'object', additionalProperties: {} }],
  ])('knows parameters of type %s', (type, expected) => {
    const check = makeCheck({ id: 'ecs-taskdef-x', parameters: { setting: { type, description: 'x' } } });

    const schema = inputSchema([check]);

    expect(schema).toMatchObject({
      properties: { params: { properties: { 'ecs-taskdef-x': { properties: { setting: expected } } } } },
    });
  });
});
